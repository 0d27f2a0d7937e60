import { DomainError } from 'shared-types/errors'
import type { DecidedField } from 'shared-types/reports/fields/field-setting-schema'
import type { FieldSettings } from 'shared-types/reports/fields/field-setting-operations'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { formOfList } from '../form-settings'
import { requireYear } from '../../settings/known-year'
import { describeChanges, type FieldChanges } from './change-words'
import { problemsIn, settingsFrom, wholeSettings } from './decided-fields'
import * as queries from './queries'

interface Which {
  kind: ReportKindName
  year: number
}

const inScope = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const getFieldSettings = (context: StaffContext, which: Which) =>
  inScope(context, (tx) => read(tx, context.actor.schoolId, which))

async function read(tx: Tx, schoolId: string, { kind, year }: Which): Promise<FieldSettings> {
  const found = await queries.findDecisionInForce(tx, schoolId, year, kind)
  return {
    version: found?.school_id === schoolId ? found.version : 0,
    decidedBy: !found ? 'platform' : found.is_centre ? 'centre' : 'school',
    settings: wholeSettings(kind, (found?.settings ?? []) as FieldSetting[]),
  }
}

export const saveFieldSettings = (
  context: StaffContext,
  { fields, version, ...which }: Which & { version: number; fields: DecidedField[] },
): Promise<FieldSettings> =>
  inScope(context, async (tx) => {
    const { schoolId } = context.actor
    await requireYear(tx, which.year)
    const before = await read(tx, schoolId, which)
    if (before.version !== version) throw new DomainError('changed-elsewhere')
    const known = await queries.listExtensions(tx, schoolId, which.kind)
    const problems = problemsIn(which.kind, fields, known)
    if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
    const settings = wholeSettings(which.kind, settingsFrom(fields, known))
    const told = describeChanges(which.kind, before.settings, settings)
    await addVersion(tx, context, { ...which, version: version + 1, settings, told })
    return read(tx, schoolId, which)
  })

interface NewVersion extends Which {
  version: number
  settings: FieldSetting[]
  told: FieldChanges
}

async function addVersion(
  tx: Tx,
  context: StaffContext,
  { kind, year, version, settings, told }: NewVersion,
): Promise<void> {
  const { actor, now } = context
  const added = await queries.insertVersion(tx, {
    school_id: actor.schoolId,
    id: newId(),
    year,
    kind,
    version,
    settings: JSON.stringify(settings),
    changes: told.changes,
    saved_at: now,
    saved_by: actor.id,
    saved_by_name: actor.name,
  })
  if (!added) throw new DomainError('changed-elsewhere')
  await recordAudit(tx, context, [
    {
      schoolId: actor.schoolId,
      operation: 'reports.save-field-settings',
      kind: 'field-settings',
      id: added.id,
      before: { kind, year, version: version - 1, fields: told.before },
      after: { kind, year, version, fields: told.after },
    },
  ])
}

export const listFieldVersions = (context: StaffContext, { kind, year }: Which) =>
  inScope(context, async (tx) => {
    const rows = await queries.listOwnVersions(tx, context.actor.schoolId, year, kind)
    return {
      versions: rows.map((it) => ({
        version: it.version,
        savedAt: it.saved_at.toISOString(),
        savedByName: it.saved_by_name,
        changes: it.changes,
      })),
    }
  })

export const listReportFields = (
  context: StaffContext,
  which: Which & { schoolId?: string | undefined },
) =>
  inScope(context, async (tx) => {
    const { settings } = await formOfList(tx, context.actor, which)
    return { settings }
  })
