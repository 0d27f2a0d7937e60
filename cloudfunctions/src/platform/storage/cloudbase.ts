import type { CloudBase } from '../cloudbase/cloudbase'
import type { FileGuard } from './grant'
import type { Storage } from './storage'

/** Long enough for the browser to follow the link that it was just given. */
const GUARDED_SECONDS = 15
/** And to open what a preview shows in a tab of its own. */
const READ_SECONDS = 60

const secondsFor = (guard: FileGuard) => ('reader' in guard ? READ_SECONDS : GUARDED_SECONDS)

/** CloudBase object storage through tcb-admin-node; a file's id is `cloud://<bucket>/<path>`. */
export function cloudbaseStorage(cloud: CloudBase, bucket: string): Storage {
  const idOf = (name: string) => `cloud://${bucket}/${name}`
  return {
    async put(name, bytes) {
      const id = await cloud.uploadFile(name, bytes)
      if (id !== idOf(name))
        throw new Error(`CLOUDBASE_BUCKET 与云环境的存储桶不一致：文件存到了 ${id}`)
    },
    get: (name, maxBytes) => cloud.downloadFile(idOf(name), maxBytes),
    delete: (name) => cloud.deleteFile(idOf(name)),
    async prepareUpload(name) {
      const { url, fields } = await cloud.uploadForm(name)
      return { method: 'POST', url, fields, fileField: 'file' }
    },
    temporaryUrl: (name, _saveAs, _mediaType, guard) =>
      cloud.temporaryUrl(idOf(name), guard && secondsFor(guard)),
  }
}
