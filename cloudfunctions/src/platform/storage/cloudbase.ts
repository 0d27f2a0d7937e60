import type { CloudBase } from '../cloudbase/cloudbase'
import type { Storage } from './storage'

/** CloudBase object storage through tcb-admin-node; a file's id is `cloud://<bucket>/<path>`. */
export function cloudbaseStorage(cloud: CloudBase, bucket: string): Storage {
  const idOf = (name: string) => `cloud://${bucket}/${name}`
  return {
    async put(name, bytes) {
      await cloud.uploadFile(name, bytes)
    },
    get: (name) => cloud.downloadFile(idOf(name)),
    delete: (name) => cloud.deleteFile(idOf(name)),
    async prepareUpload(name) {
      const form = await cloud.uploadMetadata(name)
      return {
        method: 'POST',
        url: form.url,
        fields: {
          key: name,
          Signature: form.authorization,
          'x-cos-security-token': form.token,
          'x-cos-meta-fileid': form.cosFileId,
        },
        fileField: 'file',
      }
    },
    temporaryUrl: (name) => cloud.temporaryUrl(idOf(name)),
  }
}
