/** 「档案投递状态」 */
export const archiveStates = ['to-send', 'sent', 'received', 'returned', 'kept'] as const
export type ArchiveState = (typeof archiveStates)[number]
export const archiveStateLabels: Record<ArchiveState, string> = {
  'to-send': '待寄出',
  sent: '已寄出',
  received: '已签收',
  returned: '退回',
  kept: '留校',
}

export interface ArchiveTransition {
  label: string
  /** Takes back what was entered by mistake: the former state and its date hold again, and a note says why. */
  corrects?: true
}

/** Where an archive may go from each state (product.md §8). No other code decides this. */
export const archiveTransitions: Record<
  ArchiveState,
  Partial<Record<ArchiveState, ArchiveTransition>>
> = {
  'to-send': { sent: { label: '登记寄出' }, kept: { label: '转为留校' } },
  sent: {
    received: { label: '登记签收' },
    returned: { label: '登记退回' },
    'to-send': { label: '撤销寄出', corrects: true },
  },
  received: {
    returned: { label: '登记退回' },
    sent: { label: '撤销签收', corrects: true },
  },
  returned: { sent: { label: '重新寄出' }, kept: { label: '转为留校' } },
  kept: { 'to-send': { label: '转为待寄出' }, sent: { label: '登记寄出' } },
}

export const findArchiveTransition = (
  from: ArchiveState,
  to: ArchiveState,
): ArchiveTransition | undefined => archiveTransitions[from][to]

export const nextArchiveStates = (from: ArchiveState): ArchiveState[] =>
  archiveStates.filter((to) => findArchiveTransition(from, to))
