import { sql, type RawBuilder } from 'kysely'
import type { OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import type { Tx } from '../../database/scope'

export interface Usage {
  label: string
  count: number
}

type Count = [label: string, query: (school: string, id: string) => RawBuilder<unknown>]

/** Whom a deletion would leave without what they refer to. Reports name campus and department by id in their data. */
const counts: Record<OrganisationUnitKind, Count[]> = {
  department: [
    ['个下级院系', (s, id) => sql`department where school_id = ${s} and parent_id = ${id}`],
    ['个专业', (s, id) => sql`major where school_id = ${s} and department_id = ${id}`],
    ['份上报', (s, id) => sql`report where school_id = ${s} and data ->> 'department' = ${id}`],
  ],
  major: [
    ['个班级', (s, id) => sql`class where school_id = ${s} and major_id = ${id}`],
    ['名学生', (s, id) => sql`student where school_id = ${s} and major_id = ${id}`],
    ['份档案', (s, id) => sql`archive where school_id = ${s} and major_id = ${id}`],
  ],
  class: [
    ['名学生', (s, id) => sql`student where school_id = ${s} and class_id = ${id}`],
    ['份上报', (s, id) => sql`report where school_id = ${s} and data ->> 'class' = ${id}`],
  ],
  campus: [['份上报', (s, id) => sql`report where school_id = ${s} and data ->> 'campus' = ${id}`]],
}

/** In the scope of the platform: also what the asker may not see keeps a unit in use. */
export async function usageOf(
  tx: Tx,
  kind: OrganisationUnitKind,
  schoolId: string,
  id: string,
): Promise<Usage[]> {
  const found: Usage[] = []
  for (const [label, query] of counts[kind]) {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from ${query(schoolId, id)}`.execute(tx)
    const count = rows[0]?.count ?? 0
    if (count > 0) found.push({ label, count })
  }
  return found
}

/** 「有 3 个专业、120 名学生正在使用，不能删除」 */
export const usageSentence = (usage: readonly Usage[]): string =>
  `有 ${usage.map((it) => `${it.count} ${it.label}`).join('、')}正在使用，不能删除`
