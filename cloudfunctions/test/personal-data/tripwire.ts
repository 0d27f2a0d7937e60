/** Numbers and names of people who exist in a test, and a way to find them again wherever they should not be. */
export interface Tripwire {
  know: (text: string) => void
  /** The known numbers in a text, however disguised: reversed, in base64, in hexadecimal, percent-encoded. */
  findNumbers: (text: string) => string[]
  /** The same for names. */
  findNames: (text: string, names: readonly string[]) => string[]
}

const ID_NUMBERS = /(?=(\d{17}[\dXx]))/g
const PHONES = /(?=((?<!\d)1[3-9]\d{9}(?!\d)))/g
/** Windows of eleven digits, for phones glued to other digits. */
const ELEVEN_DIGITS = /(?=(\d{11}))/g
const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g
const HEX = /(?:[0-9a-f]{2}){11,}/gi

export function tripwire(): Tripwire {
  const known = new Set<string>()
  const numbersIn = (text: string) =>
    [...text.matchAll(ID_NUMBERS), ...text.matchAll(ELEVEN_DIGITS)].flatMap(([, found = '']) =>
      known.has(found.toUpperCase()) ? [found] : [],
    )
  return {
    know(text) {
      for (const [, found = ''] of [...text.matchAll(ID_NUMBERS), ...text.matchAll(PHONES)])
        known.add(found.toUpperCase())
    },
    findNumbers: (text) => [...new Set(disguises(text).flatMap(numbersIn))],
    findNames: (text, names) => {
      const shown = disguises(text)
      return names.filter((name) => shown.some((it) => it.includes(name)))
    },
  }
}

/** The text itself and what it may be when read in another way. */
function disguises(text: string): string[] {
  const base64 = [...text.matchAll(BASE64)].flatMap(([token]) =>
    // Wherever it was cut out of a longer one.
    [0, 1, 2, 3].map((from) => Buffer.from(token.slice(from), 'base64').toString('utf8')),
  )
  const hex = [...text.matchAll(HEX)].flatMap(([token]) => [
    Buffer.from(token, 'hex').toString('utf8'),
    Buffer.from(token.slice(1), 'hex').toString('utf8'),
  ])
  return [text, reversed(text), percentDecoded(text), ...base64, ...base64.map(reversed), ...hex]
}

const reversed = (text: string) => [...text].reverse().join('')

const percentDecoded = (text: string) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (it) => Buffer.from(it.replaceAll('%', ''), 'hex').toString())
