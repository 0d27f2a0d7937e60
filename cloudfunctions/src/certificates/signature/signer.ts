/** A key that signs for the centre: a file, a development authority, or a remote service. */
export interface Signer {
  /** DER, the signing certificate first, then its issuers. */
  chain: readonly Buffer[]
  algorithm: 'rsa-sha256' | 'ecdsa-sha256'
  /** Signature over SHA-256 of the bytes: PKCS#1 v1.5, or DER-encoded ECDSA. */
  sign: (bytes: Buffer) => Promise<Buffer>
}
