import { codeTables } from 'shared-types/codes/code-tables'
import { DomainError } from 'shared-types/errors'
import { declaredProof } from 'shared-types/reports/fields/proof-rule'
import { recordAudit } from '../audit/audit'
import { laterEntries } from '../codes/cohort-entries'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { requireYear } from './known-year'

/** The latest first. */
const listVersions = (tx: Tx, year: number) =>
  tx
    .selectFrom('proof_rule')
    .selectAll()
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()

/** What the form of this cohort asks for, and has asked for at any time. */
export async function proofRuleOf(tx: Tx, year: number) {
  const versions = await listVersions(tx, year)
  return {
    required: versions[0]?.destinations ?? declaredProof,
    everRequired: versions.flatMap((it) => it.destinations),
  }
}

export const listProofRule = (context: StaffContext, { year }: { year: number }) =>
  within(context.services.db, staffScope(context), (tx) => read(tx, year))

async function read(tx: Tx, year: number) {
  await requireYear(tx, year)
  const [latest] = await listVersions(tx, year)
  const required = latest?.destinations ?? declaredProof
  const later = await laterEntries(tx, ['destination'], year)
  const destinations = later.get('destination') ?? codeTables.destination.entries
  return {
    year,
    destinations: destinations.map(({ code, name }) => ({
      code,
      name,
      required: required.includes(code),
    })),
    version: latest?.version ?? 0,
    savedAt: latest?.saved_at.toISOString() ?? null,
    savedByName: latest?.saved_by_name ?? null,
  }
}

export const saveProofRule = (
  context: StaffContext,
  { year, required, version }: { year: number; required: string[]; version: number },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const { actor, now } = context
    const before = await read(tx, year)
    const known = before.destinations.map((it) => it.code)
    if (required.some((code) => !known.includes(code)))
      throw new DomainError('fields-invalid', {
        problems: [{ field: 'required', message: '有的毕业去向不在本届的代码表中，请刷新后重试' }],
      })
    const destinations = known.filter((code) => required.includes(code))
    if (before.version !== version) throw new DomainError('changed-elsewhere')
    // Of two at once the second meets the first one's version here.
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('proof_rule')
      .values({
        ...{ year, version: version + 1, destinations, saved_at: now },
        ...{ saved_by: actor.id, saved_by_name: actor.name },
      })
      .onConflict((it) => it.columns(['year', 'version']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw new DomainError('changed-elsewhere')
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'settings.save-proof-rule',
        kind: 'proof-rule',
        id: null,
        before: {
          year,
          destinations: before.destinations.flatMap((it) => (it.required ? [it.code] : [])),
        },
        after: { year, destinations },
      },
    ])
    return read(tx, year)
  })
