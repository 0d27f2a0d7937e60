import { expect, test } from '@jest/globals'
import { rankQuestions } from './rank-questions'

const article = (topic: string, question: string, keywords: string[], text = '') => ({
  topic,
  question,
  keywords,
  text,
})
const bind = article('绑定', '绑定学籍时提示信息不一致', ['绑不上', '绑定失败', '找不到学籍'])
const withdraw = article(
  '上报',
  '提交以后还能修改吗',
  ['撤回', '收回', '改错了'],
  '二级待审时可以撤回',
)
const certificate = article(
  '证书',
  '什么是毕业去向登记证明',
  ['报到证', 'PDF'],
  '2023 年起取消报到证',
)
const all = [bind, withdraw, certificate]

test.each([
  ['绑定失败', [bind]],
  ['为什么我绑不上？', [bind]],
  ['怎么撤回', [withdraw]],
  ['报到证还有吗', [certificate]],
  ['信息不一致怎么办', [bind]],
  ['baodaozheng', [certificate]],
  ['bdsb', [bind]],
  ['pdf', [certificate]],
  ['PDF 怎么下载', [certificate]],
  ['二级待审', [withdraw]],
  ['食堂几点开门', []],
  ['???', []],
  ['x', []],
])('%s finds %j', (words, found) => {
  expect(rankQuestions(all, words)).toEqual(found)
})

test('a name for it comes before a mention in the text', () => {
  const mention = article('档案', '档案寄往哪里', [], '与报到证一起寄送')
  expect(rankQuestions([mention, certificate], '报到证')).toEqual([certificate, mention])
})
