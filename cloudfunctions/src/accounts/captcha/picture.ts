import { randomInt } from 'node:crypto'

/** Strokes of each character in a box of 10 by 14; no letter that looks like a figure. A font would be one more file. */
const STROKES: Record<string, string> = {
  '2': 'M1 3C1 0 9 0 9 4C9 7 1 10 1 14H9',
  '3': 'M1 2C3 -1 9 0 9 4C9 6 7 7 4 7C7 7 9 8 9 10.5C9 14.5 2 15 1 12',
  '4': 'M7 14V0L1 9.5H9.5',
  '5': 'M9 0H2L1.5 6C5 4.5 9 6 9 10C9 14.5 2.5 15 1 12',
  '6': 'M8 0C3 3 1 7 1 10C1 15 9 15 9 10C9 6 3 5.5 1.2 9',
  '7': 'M1 0H9C6 4 4 9 4 14',
  '8': 'M5 7C0 5 1 0 5 0C9 0 10 5 5 7C-0.5 9 0.5 14 5 14C9.5 14 10.5 9 5 7',
  A: 'M0.5 14L5 0L9.5 14M2.3 9H7.7',
  C: 'M9 3C8 -1 1 -1 1 7C1 15 8 15 9 11',
  E: 'M9 0H1V14H9M1 7H7.5',
  F: 'M9 0H1V14M1 7H7.5',
  H: 'M1 0V14M9 0V14M1 7H9',
  K: 'M1 0V14M9 0L1 8.5M4 6L9 14',
  L: 'M1 0V14H9',
  M: 'M0.5 14V0L5 8L9.5 0V14',
  N: 'M1 14V0L9 14V0',
  P: 'M1 14V0H5C10.5 0 10.5 7.5 5 7.5H1',
  R: 'M1 14V0H5C10.5 0 10.5 7 5 7H1M5 7L9 14',
  T: 'M0.5 0H9.5M5 0V14',
  U: 'M1 0V9C1 15.5 9 15.5 9 9V0',
  V: 'M0.5 0L5 14L9.5 0',
  W: 'M0 0L2.5 14L5 5L7.5 14L10 0',
  X: 'M1 0L9 14M9 0L1 14',
  Y: 'M0.5 0L5 7L9.5 0M5 7V14',
}

const CHARACTERS = Object.keys(STROKES)
const LENGTH = 5
const WIDTH = 140
const HEIGHT = 44

export const newCaptchaText = (): string =>
  Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')

const between = (low: number, high: number) => low + (randomInt(1000) / 1000) * (high - low)
const round = (value: number) => value.toFixed(1)

/** The text as crooked strokes among lines: nothing in the picture spells it. */
export function drawCaptcha(text: string): string {
  const glyphs = [...text].map((character, at) => {
    const x = 12 + at * 25 + between(-3, 3)
    const turn = `translate(${round(x)} ${round(between(8, 15))}) rotate(${round(between(-18, 18))} 5 7)`
    const scale = `scale(${round(between(1.3, 1.7))} ${round(between(1.3, 1.7))})`
    return `<path transform="${turn} ${scale}" d="${wobbled(STROKES[character] ?? '')}"/>`
  })
  const lines = Array.from({ length: 4 }, () => {
    const [from, middle, to] = [0, 1, 2].map(() => round(between(4, HEIGHT - 4)))
    return `<path d="M0 ${from}Q${round(between(40, 100))} ${middle} ${WIDTH} ${to}"/>`
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="图片验证码">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f5f5f5"/>` +
    `<g fill="none" stroke="#8c8c8c" stroke-width="1">${lines.join('')}</g>` +
    `<g fill="none" stroke="#1f3a5f" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${glyphs.join('')}</g>` +
    '</svg>'
  )
}

/** The same strokes never twice: the numbers of a path tell nothing by being equal. */
const wobbled = (strokes: string) =>
  strokes.replace(/-?\d+(\.\d+)?/g, (number) => round(Number(number) + between(-0.3, 0.3)))
