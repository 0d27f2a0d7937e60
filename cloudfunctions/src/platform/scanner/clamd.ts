import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { ScannerError, type Finding, type Scanner } from './scanner'

const CHUNK_BYTES = 64 * 1024
const LENGTH_BYTES = 4
/** The answer is one line. */
const MOST_ANSWER_BYTES = 4096
const TIMEOUT_MS = 30_000

interface ClamdSettings {
  /** `host:port`, or the path of a Unix socket. */
  address: string
  timeoutMs?: number
}

/**
 * clamd's INSTREAM, as its manual describes it: `zINSTREAM\0`, the bytes in chunks that begin with their length, a
 * length of zero, and an answer that ends with a zero byte.
 */
export function clamdScanner({ address, timeoutMs = TIMEOUT_MS }: ClamdSettings): Scanner {
  const place = placeOf(address)
  return {
    kind: 'clamd',
    scan: async (bytes) => findingOf(await converse(place, bytes, timeoutMs)),
  }
}

/** Throws when it is neither a path nor `host:port`. */
export function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address }
  const [, host, port] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(address) ?? []
  if (!host || !port || Number(port) > 65_535)
    throw new Error(`CLAMD_ADDRESS 须为 主机:端口 或套接字的绝对路径：${address}`)
  return { host, port: Number(port) }
}

function converse(place: NetConnectOpts, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(place)
    const answer: Buffer[] = []
    let size = 0
    const end = (error?: unknown) => {
      clearTimeout(timer)
      socket.destroy()
      const said = lineOf(Buffer.concat(answer))
      // It hangs up on what is too large while that is still being sent: the answer came before.
      if (said !== undefined) resolve(said)
      else reject(new ScannerError('clamd gave no answer', { cause: error }))
    }
    const timer = setTimeout(() => end(new Error(`none within ${timeoutMs} ms`)), timeoutMs)
    socket.on('connect', () => send(socket, bytes))
    socket.on('data', (chunk: Buffer) => {
      answer.push(chunk)
      size += chunk.length
      if (chunk.includes(0) || size > MOST_ANSWER_BYTES) end()
    })
    socket.on('error', end)
    socket.on('close', () => end())
  })
}

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES)
    socket.write(lengthOf(chunk.length))
    socket.write(chunk)
  }
  socket.write(lengthOf(0))
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(bytes)
  return length
}

/** undefined while the line has not ended: half an answer is none. */
function lineOf(answer: Buffer): string | undefined {
  const end = answer.indexOf(0)
  return end === -1 ? undefined : answer.toString('utf8', 0, end).trim()
}

/** Only what is exactly an `OK` is one. */
function findingOf(answer: string): Finding {
  if (answer === 'stream: OK') return { verdict: 'clean' }
  const [, threat] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  if (threat) return { verdict: 'harmful', threat }
  if (answer.startsWith('INSTREAM size limit exceeded')) return { verdict: 'too-large' }
  throw new ScannerError(`clamd answered ${answer.slice(0, 200)}`)
}
