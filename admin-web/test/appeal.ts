import type { Appeal } from 'shared-types/appeals/schemas'

/** An appeal of somebody who could not bind, not yet answered. */
export function appeal(changes: Partial<Appeal> = {}): Appeal {
  return {
    id: '00000000-0000-7000-8000-000000000030',
    category: 'binding-failed',
    state: 'waiting',
    schoolName: '中山大学',
    submittedAt: '2026-11-23T02:00:00.000Z',
    dueAt: '2026-11-26T16:00:00.000Z',
    overdue: false,
    version: 4,
    person: {
      name: '申诉人',
      idType: '居民身份证',
      maskedIdNumber: '4401**********1109',
      studentNumber: '202200001',
      majorName: '软件工程',
      bound: false,
    },
    entries: [],
    allowedActions: ['take', 'answer', 'pass-on', 'close'],
    assignedTo: null,
    records: [],
    ...changes,
  }
}
