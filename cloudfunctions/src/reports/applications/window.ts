import { reassignmentWarnings } from 'shared-types/reports/rules/reassignment-rules'
import type { Application } from 'shared-types/reports/schemas'
import {
  applicationOf,
  type ApplicationKind,
  type ReportKindName,
} from 'shared-types/reports/workflow'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import type { StudentRecord } from '../../students/holder'
import { careerChoiceOf, refusalFor } from '../reassignments/window'
import type { ReportRecord } from '../record'
import { findWindows, type Window } from '../reporting-window'
import { openData } from '../sealed-data'
import { formerOf } from './former'

/** When what is settled may be changed: a dispatch in the career-choice period, an employment while it is reported. */
export async function applicationWindow(
  tx: Tx,
  kind: ApplicationKind,
  student: StudentRecord,
  now: Date,
): Promise<Window> {
  if (kind === 'employment')
    return (await findWindows(tx, student.school_id, student.year, now)).employment
  const refusal = refusalFor(student, now)
  return {
    open: refusal === undefined,
    closedReason: refusal ?? null,
    closesOn: careerChoiceOf(student),
  }
}

/** How it stands with changing this report; null where nothing has been settled. */
export async function presentApplication(
  tx: Tx,
  keys: Keys,
  row: ReportRecord,
  student: StudentRecord,
  now: Date,
): Promise<Application | null> {
  const application = applicationOf(row.kind as ReportKindName)
  if (!application || (row.stage !== 'completed' && row.submission !== application.submission))
    return null
  const { kind } = application
  const former = formerOf(row)
  const settled = openData(keys, kind, former?.data ?? row.data)
  return {
    ...(await applicationWindow(tx, kind, student, now)),
    warnings: kind === 'dispatch' ? reassignmentWarnings(settled) : [],
    former: former && settled,
  }
}
