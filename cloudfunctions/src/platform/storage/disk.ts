import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { collect } from './collect'
import { sealGrant } from './grant'
import type { Storage } from './storage'

const UPLOAD_MS = 15 * 60_000
const DOWNLOAD_MS = 5 * 60_000
/** Long after whoever was writing it has ended. */
const LEFT_BEHIND_MS = 3600_000

/** Files in a folder; links are sealed, and served by the gateway. */
export function diskStorage(options: {
  folder: string
  secret: Buffer
  publicUrl: string
}): Storage {
  let parts: Promise<void> | undefined
  const at = (name: string) => inside(options.folder, name)
  const grant = (value: Parameters<typeof sealGrant>[1]) => sealGrant(options.secret, value)
  return {
    async put(name, bytes) {
      await (parts ??= openParts(path.join(options.folder, '.parts')))
      await writeWhole(path.join(options.folder, '.parts'), at(name), bytes)
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

/** Where files grow until they are whole. What a process that was killed has left here is taken away. */
async function openParts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const part = path.join(folder, name)
    const facts = await stat(part).catch(() => undefined)
    if (facts && Date.now() - facts.mtimeMs > LEFT_BEHIND_MS) await rm(part, { force: true })
  }
}

/** A file is there whole or not at all, also after a power cut. */
async function writeWhole(parts: string, target: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true })
  const part = path.join(parts, randomBytes(12).toString('hex'))
  try {
    const handle = await open(part, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
