export interface FaceSubject {
  name: string
  idNumber: string
  /** Where the provider's page sends the person back to. */
  returnUrl: string
}

export interface FaceProvider {
  kind: 'sandbox' | 'tencent' | 'wechat'
  /** `url` is the provider's page, where it has one. */
  begin: (subject: FaceSubject) => Promise<{ token: string; url?: string }>
  /** Asked of the provider's server. `evidence` is what the client was handed, never believed by itself. */
  result: (
    token: string,
    evidence?: string,
  ) => Promise<{ outcome: 'passed' | 'failed' | 'pending' }>
}

/** What the provider's server said when it could not answer; the call becomes `unexpected`, the check stays pending. */
export class FaceProviderError extends Error {
  override name = 'FaceProviderError'
  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`face provider: ${code}`, options)
  }
}
