import { expect, test } from '@jest/globals'
import type { HistoryEntry } from 'shared-types/reports/schemas'
import { progressOf } from './progress-entries'

const entry = (action: HistoryEntry['action'], at: string, opinion: string | null = null) => ({
  at,
  actorName: '',
  actorLabel: action === 'submit' ? '学生' : '二级用户',
  action,
  from: 'draft' as const,
  to: 'level2' as const,
  opinion,
  version: 1,
})

test('a submitted report shows what happened, where it waits and what is to come', () => {
  const history = [entry('submit', '2026-06-01T01:30:00.000Z')]
  expect(progressOf({ history, stage: 'level2' }).map((it) => [it.title, it.state])).toEqual([
    ['学生 · 提交', 'done'],
    ['院系审核（二级） · 等待中', 'current'],
    ['学校审核（一级）', 'ahead'],
    ['省中心审核', 'ahead'],
    ['完成', 'ahead'],
  ])
})

test('a returned report ends with the reviewer and the opinion, in the order of time', () => {
  const history = [
    entry('reject', '2026-06-02T01:30:00.000Z', '生源地请选到县区'),
    entry('submit', '2026-06-01T01:30:00.000Z'),
  ]
  const entries = progressOf({ history, stage: 'rejected' })
  expect(entries).toHaveLength(2)
  expect(entries[1]).toMatchObject({
    title: '二级用户 · 审核不通过',
    text: '2026-06-02 09:30',
    remark: '生源地请选到县区',
    state: 'failed',
  })
})
