/** Mainland mobile, mainland landline with area code, or a number of Hong Kong, Macau or Taiwan with its prefix. */
export function isPhone(value: string): boolean {
  return (
    /^1[3-9]\d{9}$/.test(value) ||
    /^0\d{2,3}-?\d{7,8}$/.test(value) ||
    /^\+?(852|853|886)[- ]?\d{7,10}$/.test(value)
  )
}

export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)
}

export function isPostcode(value: string): boolean {
  return /^\d{6}$/.test(value)
}

/** A real calendar day written YYYY-MM-DD. */
export function isDate(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!parts) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** 「440106********1234」: enough to recognise one's own, not enough to use. */
export function maskIdNumber(value: string): string {
  return value.length <= 8
    ? `${value.slice(0, 1)}${'*'.repeat(Math.max(value.length - 3, 1))}${value.slice(-2)}`
    : `${value.slice(0, 4)}${'*'.repeat(value.length - 8)}${value.slice(-4)}`
}

export function maskPhone(value: string): string {
  return value.length < 7 ? '****' : `${value.slice(0, 3)}****${value.slice(-4)}`
}

/** 「张*」「欧阳*」: the last characters of a name are hidden on public pages. */
export function maskName(value: string): string {
  const characters = [...value]
  const shown = characters.length > 2 ? 1 : Math.max(characters.length - 1, 0)
  return characters
    .map((it, at) =>
      at < shown || (characters.length > 2 && at === characters.length - 1) ? it : '*',
    )
    .join('')
}

/** What looks like a resident's ID number or a mainland mobile inside a longer text; global, for `replace`. */
export const ID_NUMBER_IN_TEXT = /\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx]/g
export const MOBILE_IN_TEXT = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** A text that somebody typed, such as a file's name, with the ID numbers and mobiles in it masked. */
export function maskNumbersIn(text: string): string {
  return text.replace(ID_NUMBER_IN_TEXT, maskIdNumber).replace(MOBILE_IN_TEXT, maskPhone)
}
