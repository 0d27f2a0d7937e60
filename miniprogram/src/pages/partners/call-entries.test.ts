import { expect, test } from '@jest/globals'
import type { OwnCall } from 'shared-types/partners/own-operations'
import { callEntries } from './call-entries'

const call: OwnCall = {
  id: '1',
  partnerName: '粤省事',
  at: '2026-07-01T01:30:00.000Z',
  scope: 'archive-whereabouts',
  outcome: 'told',
  authentication: 'face',
  consentVersion: '2026-01',
  consentGivenAt: '2026-06-30T16:00:00.000Z',
  requestId: 'r-1',
}

test('a call says who asked for what, when in China, what became of it and on which consent', () => {
  expect(callEntries([call])).toEqual([
    {
      key: '1',
      title: '粤省事：查询档案去向',
      text: '2026-07-01 09:30 · 已提供',
      remark:
        '对方声明持有您 2026-07-01 00:00 作出的授权（文本版本 2026-01），以人脸识别方式确认是您本人。查询编号 r-1',
      state: 'done',
    },
  ])
})

test('what was withheld says why; a way that nobody has named is shown as it was written', () => {
  const [entry] = callEntries([{ ...call, outcome: 'withheld', authentication: 'bank-card' }])
  expect(entry).toMatchObject({ text: '2026-07-01 09:30 · 未提供：您已撤回授权', state: 'ahead' })
  expect(entry?.remark).toContain('以 bank-card 方式')
})
