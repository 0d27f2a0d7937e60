import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Device } from './device'

export interface GatewaySettings {
  /** Where a call of the function goes, such as `http://127.0.0.1:8080/wx/call/student`. */
  callUrl: (functionName: string) => string
  /** Headers that stand for WeChat's identity at that address. */
  headers?: Record<string, string>
  /** Relative links of storage are resolved against it. */
  baseUrl: string
  /** Paths of files on this machine that the person picks, one after another. */
  files?: string[]
}

/** A phone whose calls, uploads and downloads really travel to a running gateway. */
export function gatewayDevice(settings: GatewaySettings): Device {
  const { callUrl, headers = {}, baseUrl, files = [] } = settings
  return {
    ...storageDevice(baseUrl, files),
    async callFunction({ name, data }) {
      const response = await fetch(callUrl(String(name)), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(data),
      })
      return (await response.json()) as unknown
    },
  }
}

/** The part of it that has to do with files: picked one after another, sent and fetched over HTTP. */
export function storageDevice(baseUrl: string, files: string[]): Device {
  const pick = async () => {
    const file = files.shift()
    if (!file) throw new Error('cancel')
    return { file, size: (await readFile(file)).byteLength }
  }
  return {
    showActionSheet: () => ({ tapIndex: 0 }),
    async chooseMedia() {
      const { file, size } = await pick()
      return { tempFiles: [{ tempFilePath: file, size, fileType: 'image' }] }
    },
    async chooseMessageFile() {
      const { file, size } = await pick()
      return { tempFiles: [{ path: file, size, name: path.basename(file) }] }
    },
    async uploadFile({ url, filePath, name, formData }) {
      const form = new FormData()
      for (const [key, value] of Object.entries(formData as Record<string, string>))
        form.append(key, value)
      const content = new Blob([new Uint8Array(await readFile(String(filePath)))])
      form.append(String(name), content, path.basename(String(filePath)))
      const response = await fetch(new URL(String(url), baseUrl), { method: 'POST', body: form })
      return { statusCode: response.status, data: await response.text() }
    },
    async downloadFile({ url, filePath }) {
      const response = await fetch(new URL(String(url), baseUrl))
      await response.arrayBuffer()
      return { statusCode: response.status, filePath: filePath as string }
    },
    openDocument: () => ({}),
  }
}
