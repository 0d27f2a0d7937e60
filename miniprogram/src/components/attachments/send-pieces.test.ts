import { expect, test } from '@jest/globals'
import { CallRefused } from '../../api/failures'
import { sendPieces } from './send-pieces'

const waits: number[] = []
const wait = (ms: number) => {
  waits.push(ms)
  return Promise.resolve()
}

test('what has arrived is not sent again', async () => {
  const sent: number[] = []
  await sendPieces(4, [0, 2], (at) => Promise.resolve(void sent.push(at)), wait)
  expect(sent).toEqual([1, 3])
})

test('a piece that breaks is sent again after longer and longer waits, and the next ones follow', async () => {
  const tries: number[] = []
  waits.length = 0
  await sendPieces(
    2,
    [],
    (at) => {
      tries.push(at)
      return tries.length < 4 ? Promise.reject(new Error('cut')) : Promise.resolve()
    },
    wait,
  )
  expect(tries).toEqual([0, 0, 0, 0, 1])
  expect(waits).toEqual([1000, 2000, 4000])
})

test('a network that stays away is told after a minute; a refusal at once', async () => {
  let tries = 0
  const cut = () => Promise.reject(new Error(`cut ${(tries += 1)}`))
  await expect(sendPieces(1, [], cut, wait)).rejects.toThrow('cut 7')
  tries = 0
  const refused = new CallRefused('not-found', '没有找到', {}, 'r')
  const refuse = () => {
    tries += 1
    return Promise.reject(refused)
  }
  await expect(sendPieces(1, [], refuse, wait)).rejects.toBe(refused)
  expect(tries).toBe(1)
})
