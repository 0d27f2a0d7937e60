import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'
import { findTransition, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { getStudent } from '../students/holder'
import { checkForm, notAsked } from './form-checks'
import { currentForm } from './form-settings'
import { presentReport } from './present'
import * as queries from './queries'
import { insertHistory, updateReport } from './record'
import { openData, sealData } from './sealed-data'

/** The school corrects a report; where it goes next, the workflow says (product.md §5.1). */
export async function saveReport(
  context: StaffContext,
  input: { kind: ReportKindName; id: string; version: number; data: ReportData },
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await queries.lockReport(tx, actor, input.kind, input.id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== input.version) throw new DomainError('stale-version')
    const from = current.stage as Stage
    const transition = findTransition(actor.level, from, 'save')
    if (!transition) throw new DomainError('action-not-allowed', {}, { stage: from })

    const student = await getStudent(tx, current.school_id, current.student_id)
    const form = await currentForm(tx, current.school_id, current.year, input.kind)
    const { fields } = form
    const before = openData(services.keys, input.kind, current.data)
    const checked = await checkForm(tx, student, {
      kind: input.kind,
      submission: current.submission,
      fields,
      before,
      values: input.data,
      complete: true,
      author: { kind: 'staff', id: actor.id },
      reportId: current.id,
    })
    const data = { ...notAsked(fields, before), ...checked.data }
    const updated = await updateReport(tx, current, {
      data: JSON.stringify(sealData(services.keys, input.kind, data)),
      field_settings_id: form.settingsId,
      stage: transition.to,
      origin_region: checked.data['originRegion'] ?? current.origin_region,
      opinion: null,
      last_edited_by: actor.id,
      last_edited_level: actor.level,
      updated_at: now,
    })
    if (!updated) throw new DomainError('stale-version')
    await queries.replaceAttachments(tx, updated, fields, checked.attachments)
    await insertHistory(tx, [
      {
        id: newId(),
        report: updated,
        action: 'save',
        from,
        to: transition.to,
        opinion: null,
        at: now,
        actor: { kind: 'staff', id: actor.id, name: actor.name, level: actor.level },
      },
    ])
    await recordAudit(tx, context, [
      {
        schoolId: updated.school_id,
        operation: 'reports.save',
        kind: `${input.kind}-report`,
        id: updated.id,
        before: { stage: from, version: current.version },
        after: { stage: updated.stage, version: updated.version },
      },
    ])
    return presentReport(tx, services, actor, updated, now)
  })
}
