import { expect, test } from '@jest/globals'
import type { QuestionFacts } from 'shared-types/questions/operations'
import { ask, codeOf } from '../../../test/builders/ask'
import { openWorld } from '../../../test/contract/world'
import { within } from '../../database/scope'

const world = await openWorld()
const centre = await world.staff('centre')
const visitor = await world.visitor()

const facts = (changes: Partial<QuestionFacts> = {}): QuestionFacts => ({
  topic: '账号',
  question: '怎样使用大字模式',
  answer: [{ kind: 'paragraph', spans: [{ text: '在“我的”中打开。' }] }],
  keywords: ['字太小', '看不清'],
  position: 5,
  published: true,
  ...changes,
})

const find = async (words: string) =>
  (await world.call(visitor, 'questions.search', { words })).rows.map((it) => it.question)

test('a new system has its first articles, each readable and each with somewhere to go on from', async () => {
  const { rows } = await world.call(visitor, 'questions.search', {})
  expect(rows.length).toBeGreaterThanOrEqual(20)
  for (const { id, question, excerpt } of rows) {
    const read = await world.call(visitor, 'questions.read', { id })
    expect(read.question).toBe(question)
    expect(read.answer.length).toBeGreaterThan(0)
    expect(excerpt).not.toBe('')
  }
  expect(rows[0]?.topic).toBe('认证与绑定')
})

test.each([
  ['绑不上怎么办', '绑定时提示“未找到一致的学籍”怎么办'],
  ['刷脸一直失败', '实名认证（刷脸）不通过怎么办'],
  ['怎么撤回', '提交以后发现填错了，能撤回修改吗'],
  ['三级审核', '提交以后要经过哪些审核'],
  ['报到证取消了吗', '2023 年起还有报到证吗'],
  ['dangan', '怎样查询档案去向'],
  ['gaipai', '什么是改派，什么时候可以申请'],
  ['我的信息会不会泄露', '谁能看到我的个人信息'],
  ['多久回复', '申诉多久会有答复'],
  ['换微信', '换了微信或手机号怎么办'],
])('「%s」 finds first 「%s」', async (words, question) => {
  expect((await find(words))[0]).toBe(question)
})

test('what nobody wrote about is not made up', async () => {
  expect(await find('食堂几点开门')).toEqual([])
})

test('what the centre writes is found at once, what is not published by nobody else', async () => {
  const made = await world.call(centre, 'questions.add', facts())
  expect(made).toMatchObject({ version: 1, updatedBy: '周主任' })
  expect(await find('字太小')).toEqual([made.question])
  expect((await find(''))[0]).toBe(made.question)
  const { id } = made
  const hidden = facts({ published: false })
  await world.call(centre, 'questions.edit', { id, version: 1, facts: hidden })
  expect(await find('字太小')).toEqual([])
  expect(codeOf(await ask(world, visitor, 'questions.read', { id }))).toBe('not-found')
  const seen = await within(world.app, { role: 'student', schoolId: '', studentId: '' }, (tx) =>
    tx.selectFrom('question').select('id').where('id', '=', id).execute(),
  )
  expect(seen).toEqual([])
})

test('of two edits of one version one counts; the same question is not asked twice', async () => {
  const { id, version } = await world.call(centre, 'questions.add', facts({ question: '甲' }))
  const edit = (question: string) =>
    ask(world, centre, 'questions.edit', { id, version, facts: facts({ question }) })
  expect((await Promise.all([edit('乙'), edit('丙')])).map(codeOf).sort()).toEqual([
    'answered',
    'changed-elsewhere',
  ])
  expect(
    await ask(world, centre, 'questions.add', facts({ question: '怎样查询档案去向' })),
  ).toMatchObject({
    code: 'name-taken',
    hint: { problems: [{ field: 'question', message: '已有相同的问题，请在原有的条目中修改' }] },
  })
  expect(codeOf(await ask(world, centre, 'questions.delete', { id, version }))).toBe(
    'changed-elsewhere',
  )
  await world.call(centre, 'questions.delete', { id, version: version + 1 })
  const { rows } = await world.owner.query<{ operation: string }>(
    `select operation from audit_entry where subject_id = $1 order by sequence`,
    [id],
  )
  expect(rows.map((it) => it.operation)).toEqual([
    'questions.add',
    'questions.edit',
    'questions.delete',
  ])
})
