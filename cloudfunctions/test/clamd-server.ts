import { createServer, type AddressInfo, type Socket } from 'node:net'

/** The harmless file that every scanner finds, in two parts so that none finds it here. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)

/** What the server does instead of scanning. */
type Mood = 'scan' | 'silent' | 'hang-up' | 'half' | { answer: string }

/**
 * clamd's side of INSTREAM: reads the chunks as they are framed, finds EICAR anywhere in them, and hangs up on what
 * exceeds the limit, as the real one does.
 */
export async function startClamdServer({ path, maxBytes = 25_000_000 }: Options = {}) {
  const state = { mood: 'scan' as Mood, scans: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let arrived = Buffer.alloc(0)
    let isDone = false
    socket.on('data', (chunk: Buffer) => {
      if (isDone) return
      arrived = Buffer.concat([arrived, chunk])
      const answer = answerTo(arrived, maxBytes)
      if (answer === undefined) return
      isDone = true
      state.scans += 1
      const { mood } = state
      if (mood === 'silent') return
      if (mood === 'hang-up') return void socket.destroy()
      if (mood === 'half') return void socket.end('stream: O')
      socket.end(`${mood === 'scan' ? answer : mood.answer}\0`)
    })
  })
  await new Promise<void>((resolve) =>
    path ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve),
  )
  server.unref()
  return {
    address: path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`,
    scans: () => state.scans,
    be: (mood: Mood) => void (state.mood = mood),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

interface Options {
  /** Of a Unix socket. */
  path?: string
  maxBytes?: number
}

const COMMAND = 'zINSTREAM\0'

/** undefined while more has to come. */
function answerTo(arrived: Buffer, maxBytes: number): string | undefined {
  if (arrived.length < COMMAND.length) return undefined
  if (arrived.toString('latin1', 0, COMMAND.length) !== COMMAND) return 'UNKNOWN COMMAND'
  const chunks: Buffer[] = []
  let size = 0
  let at = COMMAND.length
  while (at + 4 <= arrived.length) {
    const length = arrived.readUInt32BE(at)
    if (length === 0)
      return Buffer.concat(chunks).includes(EICAR)
        ? 'stream: Eicar-Test-Signature FOUND'
        : 'stream: OK'
    size += length
    if (size > maxBytes) return 'INSTREAM size limit exceeded. ERROR'
    if (at + 4 + length > arrived.length) return undefined
    chunks.push(arrived.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
