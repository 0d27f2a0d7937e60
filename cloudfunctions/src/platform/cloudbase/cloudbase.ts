import tcb from 'tcb-admin-node'
import { collect, FileTooLarge } from '../storage/collect'

/** Any failure of CloudBase: tcb-admin-node returns business errors instead of throwing, and throws others raw. */
export class CloudBaseError extends Error {
  override name = 'CloudBaseError'
  constructor(
    /** CloudBase's own code, or NETWORK when there was no usable answer. */
    readonly code: string,
    message = '',
    options?: ErrorOptions,
  ) {
    super(message ? `${code}: ${message}` : code, options)
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
const NONEXISTENT = 'STORAGE_FILE_NONEXIST'

/**
 * The one place that knows tcb-admin-node, for what it signs. Its transfers are not used (docs/decisions/0007): a broken
 * download ends the process, and an upload takes any answer without an XML error for success.
 */
export function openCloudBase(settings: CloudBaseSettings) {
  const timeoutMs = settings.timeoutMs ?? 15_000
  const app = tcb.init({
    env: settings.env,
    timeout: timeoutMs,
    ...(settings.secretId && { secretId: settings.secretId }),
    ...(settings.secretKey && { secretKey: settings.secretKey }),
    ...(settings.serviceUrl && { serviceUrl: settings.serviceUrl }),
  })

  const uploadForm = async (cloudPath: string) => {
    const answer = await asked(app.getUploadMetadata({ cloudPath }))
    const form = need(checked(answer).data, 'data')
    return {
      url: form.url,
      fields: {
        key: cloudPath,
        Signature: form.authorization,
        'x-cos-security-token': form.token,
        'x-cos-meta-fileid': form.cosFileId,
      },
      fileId: form.fileId,
    }
  }

  const temporaryUrl = async (fileID: string, seconds = LINK_SECONDS): Promise<string> => {
    const fileList = [{ fileID, maxAge: seconds }]
    const [file] = checked(await asked(app.getTempFileURL({ fileList }))).fileList ?? []
    return need(file && checked(file).tempFileURL, 'tempFileURL')
  }

  return {
    uploadForm,
    temporaryUrl,
    async uploadFile(cloudPath: string, bytes: Buffer): Promise<string> {
      const { url, fields, fileId } = await uploadForm(cloudPath)
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      body.append('file', new Blob([new Uint8Array(bytes)]))
      await contentOf(await transfer(url, { method: 'POST', body }, timeoutMs))
      return fileId
    },
    /** Throws FileTooLarge before reading more than `maxBytes`. */
    async downloadFile(fileID: string, maxBytes?: number): Promise<Buffer> {
      return contentOf(await transfer(await temporaryUrl(fileID), {}, timeoutMs), maxBytes)
    },
    async deleteFile(fileID: string): Promise<void> {
      const [file] = checked(await asked(app.deleteFile({ fileList: [fileID] }))).fileList ?? []
      if (file && file.code !== NONEXISTENT) checked(file)
    },
    async callFunction(name: string, data: unknown): Promise<unknown> {
      return checked(await asked(app.callFunction({ name, data }))).result
    },
  }
}

function checked<T extends { code?: string; message?: string }>(answer: T): T {
  if (answer.code && answer.code !== 'SUCCESS')
    throw new CloudBaseError(answer.code, answer.message)
  return answer
}

function need<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new CloudBaseError('EMPTY_ANSWER', `${name} is missing`)
  return value
}

/** The SDK puts the code of a refused ticket into a sentence, and rejects with whatever went wrong on the way. */
const TICKET_REFUSED = /^get upload metadata failed: (\w+)$/

function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((cause: unknown) => {
    const code = cause instanceof Error ? TICKET_REFUSED.exec(cause.message)?.[1] : undefined
    throw code ? new CloudBaseError(code) : noAnswer(cause)
  })
}

/** One exchange with object storage itself, which answers with a status and, when it refuses, XML. */
async function transfer(url: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }).catch(
    (cause: unknown) => {
      throw noAnswer(cause)
    },
  )
  if (response.ok) return response
  const said = await response.text().catch(() => '')
  const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1]
  throw new CloudBaseError(code ?? 'STORAGE_REQUEST_FAIL', `status ${response.status}`)
}

async function contentOf({ body }: Response, maxBytes?: number): Promise<Buffer> {
  if (!body) return Buffer.alloc(0)
  return collect(body, maxBytes).catch((cause: unknown) => {
    throw cause instanceof FileTooLarge ? cause : noAnswer(cause)
  })
}

const noAnswer = (cause: unknown) => new CloudBaseError('NETWORK', '', { cause })
