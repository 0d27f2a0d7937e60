import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Body, type Block, type Span } from './blocks'
import { excerptOf } from './plain-text'
import { readBody, writeBody } from './writing'

test('what is written becomes headings, paragraphs and lists', () => {
  const written =
    '## 登记时间\n\n请于 **6 月 30 日**前登记，见[官网](https://www.example.gov.cn/a?b=1)。\n- 甲\n- 乙\n1. 一\n2. 二'
  expect(readBody(written)).toEqual([
    { kind: 'heading', text: '登记时间' },
    {
      kind: 'paragraph',
      spans: [
        { text: '请于 ' },
        { text: '6 月 30 日', strong: true },
        { text: '前登记，见' },
        { text: '官网', link: 'https://www.example.gov.cn/a?b=1' },
        { text: '。' },
      ],
    },
    { kind: 'list', ordered: false, items: [[{ text: '甲' }], [{ text: '乙' }]] },
    { kind: 'list', ordered: true, items: [[{ text: '一' }], [{ text: '二' }]] },
  ])
})

test.each([
  ['a star alone', '5 * 3 = 15'],
  ['stars that nothing closes', '注意**这里'],
  ['a bracket alone', '[2026] 12 号'],
  ['a link to something that runs', '[点我](javascript:alert(1))'],
  ['markup', '<b onclick="x">粗</b>'],
  ['a year', '2026年6月'],
])('%s stays the text that it is', (_what, written) => {
  expect(readBody(written)).toEqual([{ kind: 'paragraph', spans: [{ text: written }] }])
})

/** As the contract lets through: trimmed lines, neighbours that look different. */
const characters = fc.constantFrom(
  '甲',
  'a',
  ' ',
  '*',
  '**',
  '\\',
  '[',
  ']',
  '(',
  ')',
  '#',
  '-',
  '1.',
  '·',
  '.',
)
const text = fc
  .array(characters, { minLength: 1, maxLength: 8 })
  .map((it) => it.join('').trim())
  .filter((it) => it !== '')
const span: fc.Arbitrary<Span> = fc
  .record({ text, strong: fc.boolean(), isLink: fc.boolean() })
  .map(({ text: words, strong, isLink }) => ({
    text: words,
    ...(strong && { strong: true as const }),
    ...(isLink && { link: 'https://example.cn/x' }),
  }))
const looks = (it: Span) => `${it.strong ?? ''}${it.link ?? ''}`
const spans = fc
  .array(span, { minLength: 1, maxLength: 4 })
  .filter((all) => all.every((it, at) => at === 0 || looks(it) !== looks(all[at - 1] ?? it)))
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((it) => ({ kind: 'heading' as const, text: it })),
  spans.map((it) => ({ kind: 'paragraph' as const, spans: it })),
  fc
    .record({ ordered: fc.boolean(), items: fc.array(spans, { minLength: 1, maxLength: 3 }) })
    .map((it) => ({ kind: 'list' as const, ...it })),
)
const isList = (it: Block | undefined) => (it?.kind === 'list' ? it.ordered : undefined)
/** Two lists of a kind side by side are one. */
const body = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .filter((all) =>
    all.every((it, at) => at === 0 || it.kind !== 'list' || isList(all[at - 1]) !== it.ordered),
  )

test('whatever may be stored is written so that it reads the same again', () => {
  fc.assert(
    fc.property(body, (it) => expect(readBody(writeBody(it))).toEqual(it)),
    { numRuns: 2000 },
  )
})

test('whatever is typed reads as what the contract takes, if it is not too long', () => {
  const typed = fc.array(
    fc.oneof(characters, fc.constantFrom('\n', '\r\n', '\u0007', '](https://a.cn)')),
    {
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(typed, (it) => {
      const read = readBody(it.join(''))
      if (read.length > 0) expect(Body.safeParse(read).error).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

test('a line of a list begins with what is told, not with the heading', () => {
  const told = readBody(`## 标题\n${'字'.repeat(70)}`)
  expect(excerptOf(told)).toBe(`${'字'.repeat(60)}…`)
  expect(excerptOf(readBody('## 只有标题'))).toBe('只有标题')
})
