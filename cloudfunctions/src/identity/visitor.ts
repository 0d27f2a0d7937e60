import type { SqlBool } from 'kysely'
import type { Visitor } from 'shared-types/identity/operations'
import { reportKindNames, type Stage } from 'shared-types/reports/workflow'
import { countOpenAppeals } from '../appeals/appellant/own-appeals'
import { findArchiveState } from '../archives/whereabouts'
import { certificateState } from '../certificates/state'
import { within, type Tx } from '../database/scope'
import { reassignmentWindow } from '../reports/reassignments/window'
import { findWindows } from '../reports/reporting-window'
import type { StudentContext } from '../runtime/context'
import { getStudent, type StudentRecord } from '../students/holder'
import { loadStudentActor } from './identify-student'
import * as queries from './queries'

const nothingYet = {
  student: null,
  reports: [],
  reassignment: null,
  archive: null,
  certificate: 'none' as const,
}

/** Everything the home page shows, read afresh: also after the call that changed it. */
export async function whoAmI(context: StudentContext): Promise<Visitor> {
  const { services, actor } = context
  const { config } = services
  return within(services.db, { role: 'system' }, async (tx) => {
    const account = await queries.findAccount(tx, actor.openidIndex)
    const { student } = await loadStudentActor(tx, actor.openidIndex, null)
    return {
      sandbox: config.sandbox,
      consent: {
        version: config.consentVersion,
        given: account?.consent_version === config.consentVersion,
      },
      face:
        account?.face_provider && account.face_verified_at
          ? {
              provider: account.face_provider as 'sandbox',
              verifiedAt: account.face_verified_at.toISOString(),
            }
          : null,
      ...(student ? await presentStudent(tx, context, student) : nothingYet),
      appeals: await countOpenAppeals(tx, actor.openidIndex),
    }
  })
}

async function presentStudent(
  tx: Tx,
  { now }: StudentContext,
  bound: { id: string; schoolId: string },
) {
  const row = await getStudent(tx, bound.schoolId, bound.id)
  const windows = await findWindows(tx, row.school_id, row.year, now)
  const reports = await tx
    .selectFrom('report')
    .select(['kind', 'stage', 'submission'])
    .select((eb) => eb('former', 'is not', null).as('has_former'))
    .where('school_id', '=', row.school_id)
    .where('student_id', '=', row.id)
    .execute()
  return {
    student: {
      name: row.name,
      maskedIdNumber: row.id_number_tail,
      studentNumber: row.student_number,
      schoolName: row.school_name,
      majorName: `${row.major_name} · ${row.education_level_name}`,
      year: row.year,
    },
    reports: reportKindNames.map((kind) => ({
      kind,
      stage: (reports.find((it) => it.kind === kind)?.stage ?? null) as Stage | null,
      open: windows[kind].open,
      closesOn: windows[kind].closesOn,
    })),
    reassignment: reassignmentState(reports, row, now),
    archive: await findArchiveState(tx, row.school_id, row.id),
    certificate: await certificateState(tx, row.school_id, row.id),
  }
}

type Held = { kind: string; stage: string; submission: string; has_former: SqlBool }

function reassignmentState(
  reports: readonly Held[],
  student: StudentRecord,
  now: Date,
): Visitor['reassignment'] {
  const dispatch = reports.find((it) => it.kind === 'dispatch')
  const isApplication = dispatch?.submission === 'reassignment'
  if (!dispatch || (dispatch.stage !== 'completed' && !isApplication)) return null
  return {
    stage: isApplication ? (dispatch.stage as Stage) : null,
    formerHolds: isApplication && Boolean(dispatch.has_former),
    ...reassignmentWindow(student, now),
  }
}
