import { expect, test } from '@jest/globals'
import { CallRefused, NetworkFailed } from './failures'
import { valueOfReply } from './reply'

test('a reply gives its value', () => {
  expect(valueOfReply({ ok: true, value: { a: 1 }, requestId: 'r' })).toEqual({ a: 1 })
})

test('a refusal is thrown with its code, its sentence and its hint', () => {
  const refusal = {
    ok: false,
    code: 'binding-refused',
    message: '未找到学籍',
    hint: { retryAfterSeconds: 5 },
    requestId: 'r1',
  }
  expect(() => valueOfReply(refusal)).toThrow(
    new CallRefused('binding-refused', '未找到学籍', { retryAfterSeconds: 5 }, 'r1'),
  )
})

test.each([[undefined], [null], ['<html>502</html>'], [{}], [{ ok: true }], [{ ok: false }]])(
  'anything else is a failure of the network: %j',
  (answer) => {
    expect(() => valueOfReply(answer)).toThrow(NetworkFailed)
  },
)
