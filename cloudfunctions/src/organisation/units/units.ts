import { DomainError, type FieldProblem } from 'shared-types/errors'
import { unitKindLabels, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { recordAudit, type AuditFacts } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { isId, newId } from '../../runtime/new-id'
import { refuseReferenced, refuseTaken } from '../../runtime/unique'
import { missingOf, readUnit } from './read-unit'
import * as records from './records'
import { loadUnitReferences, textsOf } from './references'
import { usageOf, usageSentence } from './usage'
import { insertUnits, updateUnits } from './write-units'

interface Which {
  unit: OrganisationUnitKind
  id: string
}
type Values = Record<string, string>

const inSchool = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listUnits = (
  context: StaffContext,
  input: {
    unit: OrganisationUnitKind
    search?: string | undefined
    within?: string | undefined
    after?: string | undefined
    limit: number
  },
) =>
  inSchool(context, async (tx) => {
    const { unit, after, limit, ...filter } = input
    const { actor } = context
    const page = { after: after ? readCursor(after) : undefined, limit: limit + 1 }
    const rows = await records.listUnits(tx, unit, actor, filter, page)
    const references = await loadUnitReferences(tx, unit, actor)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((it) => ({ ...it, texts: textsOf(unit, it.values, references) })),
      next: rows.length > limit && last ? `${last.id}_${last.values['name'] ?? ''}` : null,
      total: await records.countUnits(tx, unit, actor, filter),
    }
  })

function readCursor(text: string): { id: string; name: string } {
  const [, id = '', name = ''] = /^([^_]*)_(.*)$/s.exec(text) ?? []
  if (!isId(id)) throw new DomainError('invalid-input')
  return { id, name }
}

export async function getUnit(context: StaffContext, { unit, id }: Which) {
  const record = await inSchool(context, (tx) => presentOne(tx, context, unit, id))
  const usedBy = await within(context.services.db, { role: 'system' }, (tx) =>
    usageOf(tx, unit, context.actor.schoolId, id),
  )
  return { ...record, usedBy }
}

/** Somebody limited to some majors cannot add one: it would not be theirs. */
export const addUnit = (
  context: StaffContext,
  { unit, values: given }: { unit: OrganisationUnitKind; values: Values },
) =>
  inSchool(context, async (tx) => {
    if (unit === 'major' && context.actor.majors !== 'all')
      throw new DomainError('beyond-own-permissions')
    const values = await readAll(tx, context, unit, given)
    const id = newId()
    await refuseTaken('name', takenSentence(unit), () =>
      insertUnits(tx, unit, context.actor.schoolId, [{ id, values }]),
    )
    await audit(tx, context, 'organisation.add-unit', unit, id, { after: factsOf(values) })
    return presentOne(tx, context, unit, id)
  })

export const editUnit = (
  context: StaffContext,
  { unit, id, version, values: given }: Which & { version: number; values: Values },
) =>
  inSchool(context, async (tx) => {
    const former = await getVisible(tx, context, unit, id)
    if (former.version !== version) throw new DomainError('changed-elsewhere')
    const values = await readAll(tx, context, unit, given)
    const updated = await refuseCircle(() =>
      refuseTaken('name', takenSentence(unit), () =>
        updateUnits(tx, unit, context.actor.schoolId, [{ id, version, values }]),
      ),
    )
    if (updated !== 1) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'organisation.edit-unit', unit, id, {
      before: factsOf(former.values),
      after: {
        ...factsOf(values),
        changed: Object.keys(values).filter((it) => values[it] !== former.values[it]),
      },
    })
    return presentOne(tx, context, unit, id)
  })

export async function deleteUnit(
  context: StaffContext,
  { unit, id, version }: Which & { version: number },
): Promise<Record<string, never>> {
  const { actor, services } = context
  const { values } = await inSchool(context, (tx) => getVisible(tx, context, unit, id))
  await within(services.db, { role: 'system' }, async (tx) => {
    const usage = await usageOf(tx, unit, actor.schoolId, id)
    if (usage.length > 0) throw new DomainError('in-use', { reason: usageSentence(usage) })
    const at = { schoolId: actor.schoolId, id, version }
    if (!(await refuseReferenced(() => records.deleteUnit(tx, unit, at))))
      throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'organisation.delete-unit', unit, id, { before: factsOf(values) })
  })
  return {}
}

async function getVisible(tx: Tx, { actor }: StaffContext, unit: OrganisationUnitKind, id: string) {
  const record = await records.findUnit(tx, unit, actor, id)
  if (!record) throw new DomainError('not-found')
  return record
}

async function presentOne(tx: Tx, context: StaffContext, unit: OrganisationUnitKind, id: string) {
  const record = await getVisible(tx, context, unit, id)
  const references = await loadUnitReferences(tx, unit, context.actor)
  return { ...record, texts: textsOf(unit, record.values, references) }
}

/** A form gives every field; what it leaves out is emptied. */
async function readAll(
  tx: Tx,
  { actor }: StaffContext,
  unit: OrganisationUnitKind,
  given: Values,
): Promise<Values> {
  const { values, problems } = readUnit(unit, given, await loadUnitReferences(tx, unit, actor))
  const faulty = new Set(problems.map((it) => it.field))
  const missing = missingOf(unit, values).filter((it) => !faulty.has(it.field))
  const all: FieldProblem[] = [...problems, ...missing]
  if (all.length > 0) throw new DomainError('fields-invalid', { problems: all })
  return values
}

const takenSentence = (unit: OrganisationUnitKind) =>
  unit === 'major' ? '本校已有相同名称或代码的专业' : `已有同名的${unitKindLabels[unit]}`

const CHECK_VIOLATION = '23514'

async function refuseCircle<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === CHECK_VIOLATION)) throw error
    const message = '上级院系不能是自己或自己的下级'
    throw new DomainError('fields-invalid', { problems: [{ field: 'parent', message }] })
  }
}

/** Contacts and telephones are persons' and stay out of the log. */
const factsOf = ({ name = '', code = '' }: Values): AuditFacts => ({ name, ...(code && { code }) })

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  kind: OrganisationUnitKind,
  id: string,
  change: { before?: AuditFacts; after?: AuditFacts },
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [{ schoolId, operation, kind, id, ...change }])
}
