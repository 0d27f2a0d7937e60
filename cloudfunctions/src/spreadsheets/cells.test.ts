import { expect, test } from '@jest/globals'
import { columnLetters, textCell, wholeNumber } from './cells'
import { isoFromSerial, showsDay } from './parts/dates'

test('text is trimmed, also of full-width spaces, and blank text is no text', () => {
  expect(textCell('\u3000 样例甲\u00a0\n')).toEqual({ kind: 'text', text: '样例甲' })
  expect(textCell(' \u3000\t')).toEqual({ kind: 'empty' })
})

test('rare characters, middle dots and line breaks within a cell are ordinary text', () => {
  for (const text of ['样例𠮷', '阿依古丽·样例', '第一行\n第二行', '㛃\ue863']) {
    expect(textCell(text)).toEqual({ kind: 'text', text })
  }
})

test('what cannot be seen is named', () => {
  expect(textCell('a\u202eb\u200bc\u202e')).toMatchObject({ characters: ['U+202E', 'U+200B'] })
  expect(textCell('a\ud842b')).toMatchObject({ kind: 'hidden-characters', characters: ['U+D842'] })
})

test.each([
  ['20230001', '20230001'],
  ['2.0230001E7', '20230001'],
  ['999999999999999', '999999999999999'],
  ['4.40103200402299E+17', undefined],
  ['1000000000000000', undefined],
  ['3.5', undefined],
])('the number %s has the certain digits %s', (raw, digits) => {
  expect(wholeNumber(raw)).toBe(digits)
})

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('column %i is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters)
})

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, undefined],
  [61, false, '1900-03-01'],
  [46203.75, false, '2026-06-30'],
  [44741, true, '2026-06-30'],
  [2_958_465, false, '9999-12-31'],
  [2_958_466, false, undefined],
  [0.5, false, undefined],
  [-1, false, undefined],
])('serial %d (1904: %s) is the day %s', (serial, countsFrom1904, iso) => {
  expect(isoFromSerial(serial, countsFrom1904)).toBe(iso)
})

test.each([
  ['yyyy"年"m"月"d"日"', true],
  ['[$-804]yyyy/m/d;@', true],
  ['DD.MM.YYYY', true],
  ['General', false],
  ['0.00E+00', false],
  ['[Red]#,##0', false],
  ['h:mm:ss', false],
  ['[h]:mm', false],
  ['0"day"', false],
  ['000000', false],
])('the number format %s shows a day: %s', (formatCode, expected) => {
  expect(showsDay(formatCode)).toBe(expected)
})
