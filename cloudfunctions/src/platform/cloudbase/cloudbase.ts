import tcb from 'tcb-admin-node'

/** What a business error of CloudBase becomes: tcb-admin-node returns them instead of throwing. */
export class CloudBaseError extends Error {
  override name = 'CloudBaseError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`)
  }
}

export interface CloudBaseSettings {
  env: string
  secretId?: string | undefined
  secretKey?: string | undefined
  /** Sends the SDK to another server than Tencent's. */
  serviceUrl?: string | undefined
  timeoutMs?: number
}

export type CloudBase = ReturnType<typeof openCloudBase>

const LINK_SECONDS = 300

/** The one place that knows tcb-admin-node. Its `database()` and `logger()` are not used: see docs/decisions. */
export function openCloudBase(settings: CloudBaseSettings) {
  const app = tcb.init({
    env: settings.env,
    timeout: settings.timeoutMs ?? 15_000,
    ...(settings.secretId && { secretId: settings.secretId }),
    ...(settings.secretKey && { secretKey: settings.secretKey }),
    ...(settings.serviceUrl && { serviceUrl: settings.serviceUrl }),
  })
  return {
    async uploadFile(
      cloudPath: string,
      fileContent: Buffer | NodeJS.ReadableStream,
    ): Promise<string> {
      return need(checked(await app.uploadFile({ cloudPath, fileContent })).fileID, 'fileID')
    },
    async downloadFile(fileID: string): Promise<Buffer> {
      return need(checked(await app.downloadFile({ fileID })).fileContent, 'fileContent')
    },
    async deleteFile(fileID: string): Promise<void> {
      const [file] = checked(await app.deleteFile({ fileList: [fileID] })).fileList ?? []
      if (file && file.code !== 'STORAGE_FILE_NONEXIST') checked(file)
    },
    async temporaryUrl(fileID: string): Promise<string> {
      const { fileList } = checked(
        await app.getTempFileURL({ fileList: [{ fileID, maxAge: LINK_SECONDS }] }),
      )
      const file = fileList?.[0]
      return need(file && checked(file).tempFileURL, 'tempFileURL')
    },
    async uploadMetadata(cloudPath: string) {
      return need(checked(await app.getUploadMetadata({ cloudPath })).data, 'data')
    },
    async callFunction(name: string, data: unknown): Promise<unknown> {
      return checked(await app.callFunction({ name, data })).result
    },
  }
}

function checked<T extends { code?: string; message?: string }>(answer: T): T {
  if (answer.code && answer.code !== 'SUCCESS')
    throw new CloudBaseError(answer.code, answer.message ?? '')
  return answer
}

function need<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new CloudBaseError('EMPTY_ANSWER', `${name} is missing`)
  return value
}
