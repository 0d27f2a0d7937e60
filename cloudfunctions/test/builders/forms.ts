import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Person } from '../contract/people'
import type { Student, World } from '../contract/world'

export const FILLED_IN = { currentHukou: '广州市', mobile: '14500000002', teacherTraining: '0' }

/** The origin form as this student finds it, filled in and changed as asked; ready to be sent. */
export async function originForm(world: World, student: Person, changes: ReportData = {}) {
  const { report, initial } = await world.call(student, 'reports.mine', { kind: 'origin' })
  const data = { ...(report?.data ?? { ...initial, ...FILLED_IN }), ...changes }
  return { kind: 'origin' as const, version: report?.version ?? 0, data }
}

/** A report as the database holds it. */
export async function storedReport(world: World, student: Person, kind: ReportKindName) {
  const { rows } = await world.owner.query<{
    id: string
    stage: Stage
    submission: string
    version: number
    data: ReportData
    opinion: string | null
  }>('select * from report where student_id = $1 and kind = $2', [student.id, kind])
  return rows
}

/** One report of this student, as staff name it in a review. */
export function seen(student: Student, kind: ReportKindName) {
  const report = student.reports.find((it) => it.kind === kind)
  if (!report) throw new Error(`no ${kind} report`)
  return { kind, id: report.id, version: report.version }
}
