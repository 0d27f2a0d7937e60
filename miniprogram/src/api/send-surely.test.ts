import { expect, jest, test } from '@jest/globals'
import { CallRefused, NetworkFailed } from './failures'
import { sendSurely } from './send-surely'

const cut = new NetworkFailed()
const changed = new CallRefused('changed-elsewhere', '该记录已被修改', {}, 'r1')
const invalid = new CallRefused('fields-invalid', '请检查', {}, 'r2')
const answers = (...given: (Error | string)[]) =>
  jest.fn(() => {
    const next = given.shift()
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? '')
  })
const waits: number[] = []
const wait = (mostMs: number) => {
  waits.push(mostMs)
  return Promise.resolve()
}

test('what meets a broken connection is sent again when it is back, and waits longer each time', async () => {
  waits.length = 0
  const send = answers(cut, cut, 'taken')
  await expect(sendSurely({ send }, wait)).resolves.toBe('taken')
  expect(send).toHaveBeenCalledTimes(3)
  expect(waits).toEqual([1000, 2000])
})

test('a lost reply is not a conflict: what the server has is what was sent', async () => {
  const send = answers(cut, changed)
  const landed = answers('taken before')
  await expect(sendSurely({ send, landed }, wait)).resolves.toBe('taken before')
  expect(send).toHaveBeenCalledTimes(2)
})

test('a real conflict stays one', async () => {
  const landed = jest.fn(() => Promise.resolve(undefined))
  await expect(sendSurely({ send: answers(changed), landed }, wait)).rejects.toBe(changed)
})

test('what the server refuses is not sent again', async () => {
  const send = answers(invalid)
  const landed = answers('something')
  await expect(sendSurely({ send, landed }, wait)).rejects.toBe(invalid)
  expect(send).toHaveBeenCalledTimes(1)
  expect(landed).not.toHaveBeenCalled()
})

test('a network that never comes back is told in the end', async () => {
  const send = answers(...Array.from({ length: 20 }, () => cut))
  await expect(sendSurely({ send }, wait)).rejects.toBe(cut)
  expect(send.mock.calls.length).toBeLessThan(10)
})
