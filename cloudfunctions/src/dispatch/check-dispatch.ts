import type { FieldProblem } from 'shared-types/errors'
import {
  dispatchProblems,
  withoutFormerArchive,
  type DispatchSurroundings,
} from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import { oncePerTransaction } from '../database/once'
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
async function destinationOf(tx: Tx, student: StudentRecord): Promise<string | undefined> {
  const employment = await tx
    .selectFrom('report')
    .select('data')
    .where('school_id', '=', student.school_id)
    .where('student_id', '=', student.id)
    .where('kind', '=', 'employment')
    .where('stage', '<>', 'draft')
    .executeTakeFirst()
  return (employment?.data as ReportData | undefined)?.['destination']
}
