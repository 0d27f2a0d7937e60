import { expect, test } from '@jest/globals'
import { PNG } from 'pngjs'
import { sealPicture } from '../test/seal-picture'
import { cleanSeal } from './clean-seal'

test('a seal is written anew from its pixels: nothing else that the file carried is kept', () => {
  const given = sealPicture(400, { comment: 'C:\\Users\\zhang\\公章' })
  const clean = cleanSeal(Buffer.concat([given, Buffer.from('<script>after the end</script>')]))
  if (!('png' in clean)) throw new Error(clean.problem)
  expect(clean.png.includes('zhang')).toBe(false)
  expect(clean.png.includes('<script>')).toBe(false)
  expect(PNG.sync.read(clean.png).data.equals(PNG.sync.read(given).data)).toBe(true)
  expect(cleanSeal(given)).toEqual(clean)
  expect(cleanSeal(clean.png)).toEqual(clean)
})

/** Says that it is as large as a seal, and holds ten million times nothing. */
function bomb(): Buffer {
  const png = sealPicture(300)
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  return png
}

const brokenInside = sealPicture(400)
brokenInside.fill(7, 60, 90)

test.each<[string, Buffer, string]>([
  [
    'a JPEG',
    Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
    'JPG 没有透明背景',
  ],
  ['what only calls itself PNG', Buffer.from('89504e470d0a1a0a', 'hex'), '须为透明背景的 PNG'],
  ['a head without a body', sealPicture(400).subarray(0, 30), '已损坏'],
  ['half a picture', sealPicture(400).subarray(0, 400), '已损坏'],
  ['a broken picture', brokenInside, '已损坏'],
  ['one that is too small', sealPicture(299), '这张是 299 × 299'],
  ['one that is too large', sealPicture(1001), '300 至 1000 像素'],
  ['one that unpacks to gigabytes', bomb(), '这张是 60000 × 60000'],
  ['a long one', sealPicture(400, { height: 500 }), '须为正方形'],
  ['one on white', sealPicture(400, { isOpaque: true }), '背景不透明'],
])('%s is refused with the reason', (_, bytes, reason) => {
  expect(cleanSeal(bytes)).toEqual({ problem: expect.stringContaining(reason) })
})

test('an empty picture is no seal', () => {
  const empty = PNG.sync.write(
    { width: 400, height: 400, data: Buffer.alloc(400 * 400 * 4) },
    { colorType: 6, inputHasAlpha: true, filterType: 0 },
  )
  expect(cleanSeal(empty)).toEqual({ problem: expect.stringContaining('空白') })
})
