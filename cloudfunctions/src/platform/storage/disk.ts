import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { collect } from './collect'
import { sealGrant } from './grant'
import type { Storage } from './storage'

const UPLOAD_MS = 15 * 60_000
const DOWNLOAD_MS = 5 * 60_000

/** Files in a folder; links are sealed, and served by the gateway. */
export function diskStorage(options: {
  folder: string
  secret: Buffer
  publicUrl: string
}): Storage {
  const at = (name: string) => inside(options.folder, name)
  const grant = (value: Parameters<typeof sealGrant>[1]) => sealGrant(options.secret, value)
  return {
    async put(name, bytes) {
      await writeWhole(at(name), bytes)
    },
    get: async (name, maxBytes) => collect(createReadStream(at(name)), maxBytes),
    delete: (name) => rm(at(name), { force: true }),
    prepareUpload(name, maxBytes) {
      const token = grant({
        action: 'upload',
        path: name,
        expiresAt: Date.now() + UPLOAD_MS,
        maxBytes,
      })
      return Promise.resolve({
        method: 'POST',
        url: '/storage/upload',
        fields: { token },
        fileField: 'file',
      })
    },
    temporaryUrl(name, saveAs, mediaType, guard) {
      const token = grant({
        action: 'download',
        path: name,
        expiresAt: Date.now() + DOWNLOAD_MS,
        name: saveAs,
        mediaType,
        ...(guard && { guard }),
      })
      return Promise.resolve(`/storage/download/${token}`)
    },
  }
}

/** Our own random paths; the check is against a defect, not a person. */
function inside(folder: string, name: string): string {
  const full = path.resolve(folder, name)
  if (!full.startsWith(path.resolve(folder) + path.sep))
    throw new Error('path leaves the storage folder')
  return full
}

/** A file is there whole or not at all, also after a power cut. */
async function writeWhole(target: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true })
  const temporary = `${target}.${randomBytes(6).toString('hex')}.part`
  const handle = await open(temporary, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, target)
}
