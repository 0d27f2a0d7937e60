import type { ReportData } from 'shared-types/reports/fields/field'
import { applicationStart } from 'shared-types/reports/rules/application-start'
import { YEAR, type Person } from '../contract/people'
import type { Student, World } from '../contract/world'
import { PNG } from './file-bytes'

export const NEW_EMPLOYER: ReportData = {
  destination: '12',
  employer: '深圳示范科技有限公司',
  creditCode: '914403001922038216',
  employerNature: '30101',
  employerIndustry: '010100',
  occupation: '13',
  employerRegion: '440305',
  relevance: '3',
}

/** The centre opens the reporting of employment, on which changes depend. */
export const openEmployment = (world: World, isOpen = true) =>
  world.owner.query(
    `insert into reporting_switch (school_id, year, kind, is_open)
     select id, $1, 'employment', $2 from school where is_centre
     on conflict (school_id, year, kind) do update set is_open = excluded.is_open`,
    [YEAR, isOpen],
  )

/** A change as its author sends it: what is settled with an employer, why, and a proof. */
export async function amendment(world: World, by: Person, student: Student, papers = ['proof']) {
  const { report } = await world.call(student, 'reports.mine', { kind: 'employment' })
  const { version, data } = report ?? { version: 0, data: {} }
  const files: ReportData = {}
  for (const paper of papers)
    files[paper] = await world.upload(by, 'attachment', PNG, { name: `${paper}.png` })
  const reason = { amendmentReason: '已与新单位签约' }
  return {
    version,
    data: { ...applicationStart('employment', data), ...NEW_EMPLOYER, ...reason, ...files },
  }
}
