import { sql } from 'kysely'
import type { FieldProblem } from 'shared-types/errors'
import {
  dispatchProblems,
  withoutFormerArchive,
  type DispatchSurroundings,
} from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import { answerAhead, oncePerTransaction } from '../database/once'
import type { Tx } from '../database/scope'
import { factsOf, type StudentRecord } from '../students/holder'

/** What stands against this dispatch beside the roll, the table of authorities and the employment report. */
export async function checkDispatch(
  tx: Tx,
  student: StudentRecord,
  data: ReportData,
): Promise<FieldProblem[]> {
  return dispatchProblems(data, factsOf(student), {
    originRegion: student.origin_region ?? '',
    authorities: await authorityNames(tx),
    destination: await destinationOf(tx, student),
  })
}

/** See withoutFormerArchive: the same whichever way a form is sent. */
export const clearFormerArchive = async (
  tx: Tx,
  before: ReportData,
  data: ReportData,
): Promise<ReportData> => withoutFormerArchive(before, data, await authorityNames(tx))

const authorityNames = (tx: Tx): Promise<DispatchSurroundings['authorities']> =>
  oncePerTransaction(tx, 'authorities', () =>
    tx
      .selectFrom('authority')
      .select(['name', 'region'])
      .orderBy('region')
      .orderBy('for_teachers')
      .execute(),
  )

/** Of an employment report that has been handed in. */
const destinationOf = (tx: Tx, { school_id, id }: StudentRecord): Promise<string | undefined> =>
  oncePerTransaction(tx, keyOf(school_id, id), async () =>
    (await readDestinations(tx, school_id, [id])).get(id),
  )

/** Of many graduates of a school, for checkDispatch to find. */
export async function readDestinationsAhead(
  tx: Tx,
  schoolId: string,
  studentIds: readonly string[],
): Promise<void> {
  const found = await readDestinations(tx, schoolId, studentIds)
  answerAhead(
    tx,
    studentIds.map((id) => [keyOf(schoolId, id), found.get(id)]),
  )
}

const keyOf = (schoolId: string, studentId: string) => `destination/${schoolId}/${studentId}`

async function readDestinations(
  tx: Tx,
  schoolId: string,
  studentIds: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const reports = await tx
    .selectFrom('report')
    .select(['student_id', sql<string | null>`data->>'destination'`.as('destination')])
    .where('school_id', '=', schoolId)
    .where((eb) => eb('student_id', '=', eb.fn.any(eb.val([...studentIds]))))
    .where('kind', '=', 'employment')
    .where('stage', '<>', 'draft')
    .execute()
  return new Map(reports.map((it) => [it.student_id, it.destination ?? undefined]))
}
