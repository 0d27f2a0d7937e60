import type { FileGuard } from './grant'

/** How a client sends one file straight to storage: a multipart form with these fields, the file last. */
export interface UploadForm {
  method: 'POST'
  url: string
  fields: Record<string, string>
  fileField: string
}

/** Files by path. Paths are random names made by us; they never contain what a person typed. */
export interface Storage {
  put: (path: string, bytes: Buffer) => Promise<void>
  /** Throws when there is no such file, and FileTooLarge (collect.ts) instead of reading more than `maxBytes`. */
  get: (path: string, maxBytes?: number) => Promise<Buffer>
  delete: (path: string) => Promise<void>
  prepareUpload: (path: string, maxBytes: number) => Promise<UploadForm>
  /**
   * A link of limited life; `name` is what the browser saves it as. What is guarded is asked about again when the link
   * is opened; object storage cannot ask, so there the link lives for seconds only.
   */
  temporaryUrl: (
    path: string,
    name: string,
    mediaType: string,
    guard?: FileGuard,
  ) => Promise<string>
}
