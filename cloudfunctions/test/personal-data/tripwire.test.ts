import { expect, test } from '@jest/globals'
import { tripwire } from './tripwire'

const ID = '44010620040101001X'
const PHONE = '13800138765'
const NAME = '司徒靖雯'
const wire = tripwire()
wire.know(`{"idNumber":"${ID}","mobile":"${PHONE}"}`)

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const backwards = (text: string) => [...text].reverse().join('')

const disguised: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in small letters': (text) => text.toLowerCase(),
  'between other digits': (text) => `99${text}99`,
  reversed: backwards,
  'in base64': base64,
  'in base64 behind one byte': (text) => base64(`a${text}`),
  'in base64 behind two bytes, as JSON': (text) => base64(`ab{"value":"${text}"}`),
  'in base64 cut out of more': (text) => `x${base64(`abc${text}defghi`)}`,
  'reversed in base64': (text) => base64(backwards(text)),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
}

test.each(Object.entries(disguised))('finds an ID number and a phone %s', (_name, disguise) => {
  for (const number of [ID, PHONE])
    expect(wire.findNumbers(`{"a":"${disguise(number)}"}`)).toHaveLength(1)
})

test('finds a name as it is, percent-encoded and in base64', () => {
  for (const text of [NAME, encodeURIComponent(NAME), base64(`{"name":"${NAME}.pdf"}`)])
    expect(wire.findNames(text, [NAME])).toEqual([NAME])
})

test('finds nothing in masked numbers, in numbers of nobody and in noise', () => {
  const noise = [
    '4401**********001X',
    '138****8765',
    '44010620040101002X',
    '13800138766',
    base64('nothing at all'),
  ]
  expect(wire.findNumbers(noise.join(' '))).toEqual([])
})
