import path from 'node:path'
import { destination, pino, type Logger } from 'pino'
import { ID_NUMBER_IN_TEXT, MOBILE_IN_TEXT } from 'shared-types/formats'

/** A second net: log lines are not meant to hold personal data at all; ID numbers and mobiles that slip in are struck. */
export function strikePersonalData(line: string): string {
  return line.replace(ID_NUMBER_IN_TEXT, '[id-number]').replace(MOBILE_IN_TEXT, '[mobile]')
}

interface Described {
  type: string
  message?: string | undefined
  code?: string | undefined
  table?: string | undefined
  constraint?: string | undefined
  stack?: string | undefined
  cause?: Described | undefined
}

/**
 * What a log line keeps of an error. PostgreSQL repeats rows and values in its message, detail and context, so that only
 * the names of things remain of what it says; other errors lose everything that was hung on to them.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack = '', cause } = error
  const more = error as {
    code?: unknown
    severity?: unknown
    table?: unknown
    constraint?: unknown
  }
  const isDatabase = typeof more.severity === 'string'
  const frames = stack.slice(Math.max(stack.indexOf('\n    at '), 0))
  return {
    type: name,
    ...(!isDatabase && { message }),
    code: textOf(more.code),
    ...(isDatabase && { table: textOf(more.table), constraint: textOf(more.constraint) }),
    stack: stack.includes('\n    at ') ? frames.trim() : undefined,
    ...(cause !== undefined && { cause: describeError(cause) }),
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** What every log of the product does to its lines. */
export const logOptions = {
  base: null,
  messageKey: 'message',
  serializers: { err: describeError, error: describeError },
  // pino makes a line's message of the error under this key; ours are under `err`, so that none is made.
  errorKey: 'error',
}

/** JSON lines to standard output, or to `gateway.log` in a folder. Every line has a `code`. */
export function createLog(level: string, folder?: string): Logger {
  return pino(
    { level, ...logOptions, hooks: { streamWrite: strikePersonalData } },
    folder
      ? destination({ dest: path.join(folder, 'gateway.log'), sync: false, mkdir: true })
      : destination({ fd: 1, sync: false }),
  )
}
