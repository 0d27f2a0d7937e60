import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { contentWith, draw, runTool, scratch } from '../test/certificates'

const files = scratch()
afterAll(files.remove)

const textOf = (pdf: Buffer) => runTool('pdftotext', files.write('text.pdf', pdf), '-')

const kinds = [
  { kind: 'registration-certificate', colour: 'blue', title: '就业报到证' },
  { kind: 'destination-certificate', colour: 'red', title: '毕业去向登记证明' },
] as const

test.each(kinds)('every field of a $kind can be selected and searched', async (it) => {
  const content = contentWith({ ...it, remark: '主管单位：省教育厅' })
  const text = textOf(await draw(content)).replace(/\s/g, '')
  const { name, number, school, major, receivingUnit, receivingAddress, archiveNote } = content
  const printed = [name, number, school, major, receivingUnit, receivingAddress, archiveNote]
  for (const value of [...printed, it.title, '主管单位：省教育厅', '2022年12月28日', '4年']) {
    expect(text).toContain(value)
  }
})

test('the QR, read from a picture at 150 dpi, is exactly the address of verification', async () => {
  const file = files.write('qr.pdf', await draw())
  runTool('pdftoppm', '-r', '150', '-png', '-singlefile', file, file)
  expect(runTool('zbarimg', '-q', '--raw', `${file}.png`)).toBe(
    `${contentWith().verificationUrl}\n`,
  )
})

test('it is one A4 page in Chinese with its title and its one font embedded as a subset', async () => {
  const pdf = await draw()
  const file = files.write('page.pdf', pdf)
  const info = runTool('pdfinfo', file)
  expect(info).toMatch(/Title: +全国普通高等学校毕业生就业报到证 202210558000123/)
  expect(info).toMatch(/Pages: +1\n/)
  expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/)
  expect(pdf.toString('latin1')).toContain('/Lang (zh-CN)')
  const fonts = runTool('pdffonts', file).trim().split('\n').slice(2)
  expect(fonts).toHaveLength(1)
  expect(fonts[0]).toMatch(/^[A-Z]{6}\+NotoSerifSC-Regular +CID TrueType +Identity-H +yes yes yes/)
  expect(pdf.length).toBeLessThan(160_000)
})

const rareCharacters = [
  '㛃',
  '䶮',
  '𬭎',
  '㑇',
  '𬱖',
  '𫖯',
  '鿍',
  '㵑',
  '𠮷',
  '𧒽',
  '𪚥',
  '𬺓',
  '𬻿',
  '𮯠',
]

/** The row of the name as ink on paper. */
function pictureOfName(pdf: Buffer): string {
  const file = files.write('name.pdf', pdf)
  const row = ['-r', '144', '-x', '300', '-y', '450', '-W', '260', '-H', '80']
  runTool('pdftoppm', ...row, '-png', '-singlefile', file, file)
  return readFileSync(`${file}.png`).toString('base64')
}

test('rare characters in names are printed, each as itself, and can be selected', async () => {
  const pictures = new Set([pictureOfName(await draw(contentWith({ name: '王　明' })))])
  for (const character of rareCharacters) {
    const pdf = await draw(contentWith({ name: `王${character}明` }))
    expect(textOf(pdf)).toContain(`王${character}明`)
    pictures.add(pictureOfName(pdf))
  }
  // A box would be the same box every time, a gap the same gap.
  expect(pictures.size).toBe(rareCharacters.length + 1)
})

test('characters beyond the basic plane come from a second subset, only where there are any', async () => {
  const fontsOf = async (name: string) =>
    runTool('pdffonts', files.write('rare.pdf', await draw(contentWith({ name }))))
  expect(await fontsOf('欧阳龘')).not.toContain('HanaMinB')
  const fonts = await fontsOf('王𠮷')
  expect(fonts).toMatch(/[A-Z]{6}\+HanaMinB +CID TrueType +Identity-H +yes yes yes/)
  expect(fonts).toContain('NotoSerifSC-Regular')
})

test('a rare character in the middle of a long line keeps what follows in its place', async () => {
  const long = `广州市${'𠮷祥𠮷庆'.repeat(12)}有限公司`
  const text = textOf(await draw(contentWith({ receivingUnit: long, authority: '省𠮷中心' })))
  expect(text.replace(/\s/g, '')).toContain(long)
  expect(text).toContain('省𠮷中心')
})

test('characters that no font has are named instead of printed as boxes', async () => {
  await expect(draw(contentWith({ name: '王\u{30EDD}\u{E000}' }))).rejects.toMatchObject({
    characters: '\u{30EDD}\u{E000}',
    message: 'the fonts lack \u{30EDD} (U+30EDD), \u{E000} (U+E000)',
  })
  await expect(draw(contentWith({ remark: 'a\u0000b' }))).rejects.toThrow('U+0000')
})

test('the same content is drawn as the same bytes', async () => {
  expect((await draw()).equals(await draw())).toBe(true)
})

test('a demonstration says so, a real certificate does not', async () => {
  const line = '演示环境签发，不具法律效力'
  expect(textOf(await draw(contentWith(), true))).toContain(line)
  expect(textOf(await draw(contentWith(), false))).not.toContain(line)
})

test('long values take a smaller type; what would not fit the page is refused', async () => {
  const long = '很长的单位名称'.repeat(12)
  const content = contentWith({ school: long, receivingUnit: long, archiveNote: long })
  expect(textOf(await draw(content)).replace(/\s/g, '')).toContain(long)
  await expect(draw(contentWith({ remark: '备注'.repeat(2000) }))).rejects.toThrow('does not fit')
})

test('the seal adds nothing to the text', async () => {
  const text = textOf(await draw()).replace(/\s/g, '')
  expect(text.split('就业指导中心')).toHaveLength(2)
  expect(text).not.toMatch(/导中广|广省东/)
})
