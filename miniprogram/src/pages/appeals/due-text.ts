import type { MyAppealRow } from 'shared-types/appeals/schemas'
import { dayInChina } from '../../display/time'

/** By when an answer is owed; nothing once there is one. */
export function dueText({
  dueAt,
  overdue,
}: Pick<MyAppealRow, 'dueAt' | 'overdue'>): string | undefined {
  if (!dueAt) return undefined
  return overdue ? '已超过答复期限，可联系学校就业部门催办' : `学校应在 ${dayInChina(dueAt)} 前答复`
}
