import { DomainError } from 'shared-types/errors'
import type { Stage } from 'shared-types/reports/workflow'
import { numberInForceAt } from '../../../certificates/state'
import { within, type Tx } from '../../../database/scope'
import { handOutPrint } from '../../../files/hand-out-print'
import { refuseBeyondQuota } from '../../../files/uploads'
import {
  staffScope,
  studentScope,
  type BoundContext,
  type PersonContext,
  type StaffContext,
} from '../../../runtime/context'
import { certificateKindOf } from '../../../settings/certificate-kinds'
import { factsOf, getStudent } from '../../../students/holder'
import { filledForm } from '../../form-settings'
import * as queries from '../../queries'
import type { ReportRecord } from '../../record'
import { openData } from '../../sealed-data'
import { formerOf } from '../../applications/former'
import { careerChoiceOf } from '../window'
import { findApplication } from './application'
import { formContent, type FormContent } from './content'
import { drawForm, FORM_NAME } from './draw-form'

/** 「下载申请表」 of one's own application, also when it has been decided. */
export async function printMine(context: BoundContext) {
  const { services, actor, now } = context
  const { id, schoolId } = actor.student
  const found = await within(services.db, studentScope(context), async (tx) => {
    await refuseBeyondQuota(tx, { id, schoolId }, now)
    const row = await queries.findReport(tx, actor, 'dispatch', { studentId: id })
    if (!row) throw new DomainError('no-reassignment')
    return { row, content: await contentOf(tx, context, row) }
  })
  return handOut(context, 'reassignments.print-mine', found)
}

export async function printFor(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  const found = await within(services.db, staffScope(context), async (tx) => {
    const row = await queries.findReport(tx, actor, 'dispatch', { id })
    if (!row) throw new DomainError('not-found')
    return { row, content: await contentOf(tx, context, row) }
  })
  return handOut(context, 'reassignments.print', found)
}

/** Throws `no-reassignment` when none was applied for, or only one that was given up. */
async function contentOf(
  tx: Tx,
  { services: { keys, config }, now }: PersonContext,
  row: ReportRecord,
): Promise<FormContent> {
  const { school_id: schoolId, student_id: studentId } = row
  const application = findApplication(await queries.listHistory(tx, schoolId, row.id))
  if (row.submission !== 'reassignment' || !application) throw new DomainError('no-reassignment')
  const student = await getStudent(tx, schoolId, studentId)
  const settled = formerOf(row)?.data ?? application.settled ?? {}
  return formContent({
    student,
    stage: row.stage as Stage,
    application,
    fields: (await filledForm(tx, row)).fields,
    former: openData(keys, 'dispatch', settled),
    wanted: openData(keys, 'dispatch', row.data),
    facts: { ...factsOf(student), submission: 'reassignment' },
    attachments: await queries.listAttachments(tx, schoolId, row.id),
    certificate: {
      kind: await certificateKindOf(tx, student.year),
      number: await numberInForceAt(tx, schoolId, studentId, application.appliedAt),
    },
    careerChoiceEndsOn: careerChoiceOf(student),
    sandbox: config.sandbox,
    now,
  })
}

async function handOut(
  context: PersonContext,
  operation: string,
  { row, content }: { row: ReportRecord; content: FormContent },
) {
  const bytes = await drawForm(content, context.services.config.fonts)
  const name = `${FORM_NAME}-${content.person.studentNumber}.pdf`
  const print = { name, bytes, mediaType: 'application/pdf', permission: 'dispatch.view' as const }
  return handOutPrint(context, print, {
    schoolId: row.school_id,
    operation,
    kind: 'dispatch-report',
    id: row.id,
    after: { stage: row.stage, version: row.version },
  })
}
