declare module 'tcb-admin-node' {
  interface Failure {
    code?: string
    message?: string
  }

  interface App {
    deleteFile(input: {
      fileList: string[]
    }): Promise<Failure & { fileList?: (Failure & { fileID: string })[] }>
    getTempFileURL(input: {
      fileList: { fileID: string; maxAge: number }[]
    }): Promise<Failure & { fileList?: (Failure & { fileID: string; tempFileURL: string })[] }>
    getUploadMetadata(input: { cloudPath: string }): Promise<
      Failure & {
        data?: {
          url: string
          token: string
          authorization: string
          fileId: string
          cosFileId: string
        }
      }
    >
    callFunction(input: { name: string; data: unknown }): Promise<Failure & { result?: unknown }>
  }

  interface Settings {
    secretId?: string
    secretKey?: string
    env?: string
    serviceUrl?: string
    signMethod?: 'v2' | 'v3'
    timeout?: number
  }

  const tcb: { init(settings: Settings): App }
  export default tcb
}
