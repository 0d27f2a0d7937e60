import type { ErrorCode, ErrorHint } from 'shared-types/errors'

/** Something did not work out, told in words for the person; any other error is a defect. */
export class Refused extends Error {
  override name = 'Refused'
}

/** The server refused; the message is the one of the error table. */
export class CallRefused extends Refused {
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
export class NetworkFailed extends Refused {
  override name = 'NetworkFailed'
  constructor(options?: ErrorOptions) {
    super('网络不给力，请检查网络后重试', options)
  }
}
