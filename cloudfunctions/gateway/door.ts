import { serve, type ServerType } from '@hono/node-server'

type Fetch = Parameters<typeof serve>[0]['fetch']

export interface Door {
  port: number
  /** Hands every request to the application from now on. */
  admit: (fetch: Fetch) => void
  close: () => void
}

const starting: Fetch = () =>
  Response.json(
    { status: 'starting', message: '正在启动，请稍候再试' },
    { status: 503, headers: { 'retry-after': '1' } },
  )

/**
 * Takes the port before anything else starts, so that a port in use costs nobody a wait and leaves nothing behind; until
 * `admit` everybody is asked to come back. Throws one Chinese sentence.
 */
export function openDoor(port: number, hostname: string): Promise<Door> {
  let fetch = starting
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: (request, env) => fetch(request, env), port, hostname }, (at) => {
      resolve({
        port: at.port,
        admit: (application) => (fetch = application),
        close: () => closeServer(server),
      })
    })
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port)))
  })
}

function closeServer(server: ServerType): void {
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
}

function refusal(cause: NodeJS.ErrnoException, port: number): Error {
  if (cause.code === 'EADDRINUSE')
    return new Error(
      `端口 ${port} 已被占用。请先停止占用它的程序，或用 PORT=${port + 1} npm start 换一个端口。`,
    )
  if (cause.code === 'EACCES')
    return new Error(`没有权限使用端口 ${port}。请换一个 1024 以上的端口，如 PORT=8080 npm start。`)
  return new Error(`不能在端口 ${port} 提供服务：${cause.message}`, { cause })
}
