import type { Container } from '../container/open-container'
import { readWholeXml } from './read-xml'

const dayMs = 86_400_000
/** 9999-12-31. */
const lastSerial = 2_958_465
const daysBetweenSystems = 1462

/**
 * The day that a serial number stands for, as `YYYY-MM-DD`. Undefined when it stands for none:
 * a time of day only, out of range, or 1900-02-29, which Excel counts and the calendar does not.
 */
export function isoFromSerial(serial: number, countsFrom1904: boolean): string | undefined {
  const day = Math.floor(serial) + (countsFrom1904 ? daysBetweenSystems : 0)
  if (!(day >= 1 && day <= lastSerial) || day === 60) return undefined
  const sinceEpoch = day < 60 ? day - 25568 : day - 25569
  return new Date(sinceEpoch * dayMs).toISOString().slice(0, 10)
}

/** For each cell style by number: whether it shows a number as a day. */
export async function readDateStyles(
  container: Container,
  part: string | undefined,
): Promise<boolean[]> {
  const dateFormats = new Map<number, boolean>()
  const styles: boolean[] = []
  if (!part) return styles
  let isInCellStyles = false
  await readWholeXml(container, part, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') isInCellStyles = true
      const id = Number(numFmtId)
      if (name === 'numFmt') dateFormats.set(id, showsDay(formatCode ?? ''))
      else if (name === 'xf' && isInCellStyles) {
        styles.push(dateFormats.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false
    },
  })
  return styles
}

// 14–17 and 22 everywhere; 27–31, 36, 50–54, 57, 58 in Chinese Excel (ECMA-376 part 1, 18.8.30).
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58

/** Whether a number format shows a year or a day, once quoted text, colours and escapes are gone. */
export function showsDay(formatCode: string): boolean {
  const firstSection = formatCode.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? ''
  return /[yd]/i.test(firstSection)
}
