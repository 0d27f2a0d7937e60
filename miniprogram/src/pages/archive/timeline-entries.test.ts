import { expect, test } from '@jest/globals'
import { archiveStateLabels, type ArchiveState } from 'shared-types/archives/archive-states'
import { timelineOf } from './timeline-entries'

const step = (state: ArchiveState, on: string) => ({
  on,
  state,
  stateLabel: archiveStateLabels[state],
  recipientUnit: '广州市人才服务中心',
  carrierName: 'EMS',
  trackingNumber: 'EX000000001CN',
  note: null,
})

test('an archive on its way has a day, a place and a number, and its receipt still ahead', () => {
  const entries = timelineOf({
    state: 'sent',
    timeline: [step('to-send', '2026-06-20'), step('sent', '2026-07-01')],
  })
  expect(entries.map((it) => [it.title, it.state])).toEqual([
    ['待寄出', 'done'],
    ['已寄出', 'current'],
    ['接收单位签收', 'ahead'],
  ])
  expect(entries[1]?.text).toBe('2026-07-01 · 广州市人才服务中心 · EMS EX000000001CN')
})

test('one that was received has nothing ahead', () => {
  const entries = timelineOf({ state: 'received', timeline: [step('received', '2026-07-05')] })
  expect(entries.map((it) => it.state)).toEqual(['done'])
})

test('one that came back is marked', () => {
  const entries = timelineOf({ state: 'returned', timeline: [step('returned', '2026-07-09')] })
  expect(entries.map((it) => it.state)).toEqual(['failed'])
})
