import type { ErrorCode, ErrorHint } from 'shared-types/errors'

/** The server refused; the message is the one of the error table and meant for the person. */
export class CallRefused extends Error {
  override name = 'CallRefused'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly hint: ErrorHint,
    readonly requestId: string,
  ) {
    super(message)
  }
}

/** No reply, or not one of ours: whether the call took effect is not known. */
export class NetworkFailed extends Error {
  override name = 'NetworkFailed'
  constructor(options?: ErrorOptions) {
    super('网络不给力，请检查网络后重试', options)
  }
}
