import { errorTable, type ErrorCode, type ErrorHint } from 'shared-types/errors'
import type { Reply } from 'shared-types/operation'
import type { OperationMap, OperationName } from 'shared-types/operations'

export type InputOf<N extends OperationName> = OperationMap[N]['input']
export type OutputOf<N extends OperationName> = OperationMap[N]['output']

/** What the server answered instead of a value; `unreachable` when it did not answer at all. */
export class CallRefused extends Error {
  override name = 'CallRefused'
  constructor(
    readonly code: ErrorCode | 'unreachable',
    message: string,
    readonly hint: ErrorHint = {},
  ) {
    super(message)
  }
}

export const isRefused = (error: unknown, code: CallRefused['code']): error is CallRefused =>
  error instanceof CallRefused && error.code === code

/** The typed client: types only, so that no schema is bundled. Throws `CallRefused`. */
export async function call<N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  signal?: AbortSignal,
): Promise<OutputOf<N>> {
  const reply = await send(JSON.stringify({ operation, input }), signal)
  if (reply.ok) return reply.value as OutputOf<N>
  throw new CallRefused(reply.code, reply.message, reply.hint)
}

async function send(body: string, signal?: AbortSignal): Promise<Reply> {
  const response = await fetch('/call/staff', {
    method: 'POST',
    credentials: 'same-origin',
    // A browser lets no other site add this header: the guard against cross-site requests.
    headers: { 'content-type': 'application/json', 'x-requested-with': 'biyetong' },
    body,
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new CallRefused('unreachable', '网络连接失败，请检查网络后重试')
  })
  try {
    return (await response.json()) as Reply
  } catch {
    throw new CallRefused('unexpected', errorTable.unexpected.message)
  }
}

/** The sentence for a person, with the reason or the waiting time when the server gave one. */
export function errorText(error: unknown): string {
  if (!(error instanceof CallRefused)) return errorTable.unexpected.message
  const { reason, retryAfterSeconds } = error.hint
  if (error.code === 'workbook-refused' && reason) return reason
  // Its sentence says itself how long to wait.
  if (error.code === 'captcha-required') return error.message
  const why = reason ? `：${reason}` : ''
  const wait = retryAfterSeconds ? `（${waitText(retryAfterSeconds)}后可重试）` : ''
  return `${error.message}${why}${wait}`
}

function waitText(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}
