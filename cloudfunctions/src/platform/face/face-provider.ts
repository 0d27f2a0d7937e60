export interface FaceSubject {
  /** Our own number of the check. */
  checkId: string
  name: string
  idNumber: string
  /** The WeChat account that holds the phone; null in a browser. */
  openid: string | null
  /** Where the provider's page sends the person back to. */
  returnUrl: string
}

export interface BegunCheck {
  /** What `result` has to know again; kept sealed. */
  memory: string
  /** The provider's page, where it has one. */
  url?: string
  /** What the app hands to WeChat's own check. */
  verifyId?: string
}

export type FaceResult =
  | { outcome: 'failed' | 'pending' }
  /** Who has passed; `as-asked` where the provider itself refuses anybody but the subject. */
  | { outcome: 'passed'; person: { name: string; idNumber: string } | 'as-asked' }

export interface FaceProvider {
  kind: 'sandbox' | 'tencent' | 'wechat'
  begin: (subject: FaceSubject) => Promise<BegunCheck>
  /** Asked of the provider's server; nothing that the client says about the outcome is. */
  result: (check: { id: string; memory: string; openid: string | null }) => Promise<FaceResult>
}

/** The provider's server could not answer: the call becomes `unexpected`, the check stays pending. */
export class FaceProviderError extends Error {
  override name = 'FaceProviderError'
  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`face provider: ${code}`, options)
  }
}
