import path from 'node:path'
import { destination, pino, type Logger } from 'pino'

const ID_NUMBER = /\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx]/g
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** A second net: log lines are not meant to hold personal data at all; ID numbers and mobiles that slip in are struck. */
export function strikePersonalData(line: string): string {
  return line.replace(ID_NUMBER, '[id-number]').replace(MOBILE, '[mobile]')
}

/** JSON lines to standard output, or to `gateway.log` in a folder. Every line has a `code`. */
export function createLog(level: string, folder?: string): Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: 'message',
      hooks: { streamWrite: strikePersonalData },
    },
    folder
      ? destination({ dest: path.join(folder, 'gateway.log'), sync: false, mkdir: true })
      : destination({ fd: 1, sync: false }),
  )
}
