import { expect, test } from '@jest/globals'
import { byTopic } from './by-topic'

const row = (topic: string, question: string) => ({ id: question, topic, question, excerpt: '' })

test('a topic stands where its first question does, and has all of its questions', () => {
  const topics = byTopic([row('绑定', '一'), row('证书', '二'), row('绑定', '三')])
  expect(topics.map((it) => [it.topic, it.questions.map((one) => one.question)])).toEqual([
    ['绑定', ['一', '三']],
    ['证书', ['二']],
  ])
})
