import { divisionName } from 'shared-types/codes/divisions'
import type { AuthorityRecord } from 'shared-types/authorities/operations'
import { DomainError } from 'shared-types/errors'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { refuseTaken } from '../runtime/unique'
import { readAuthority } from './read-authority'
import * as records from './records'

const inProvince = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listAuthorityRecords = (
  context: StaffContext,
  input: { search?: string | undefined; after?: string | undefined; limit: number },
) =>
  inProvince(context, async (tx) => {
    const { rows, total } = await records.listAuthorities(tx, { ...input, limit: input.limit + 1 })
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    return {
      rows: page.map(present),
      next: rows.length > input.limit && last ? `${last.region}_${last.forTeachers}` : null,
      total,
    }
  })

export const saveAuthority = (
  context: StaffContext,
  input: records.AuthorityFacts & { version: number | null },
): Promise<AuthorityRecord> =>
  inProvince(context, async (tx) => {
    const problems = readAuthority(input)
    if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
    const before = await records.findAuthority(tx, input)
    if (!before && input.version !== null) throw new DomainError('not-found')
    const written = await refuseTaken('region', '该地区已有同类的主管单位', () =>
      records.writeAuthorities(tx, [input]),
    )
    if (written !== 1) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'authorities.save', {
      ...(before && { before: factsOf(before) }),
      after: factsOf(input),
    })
    const saved = await records.findAuthority(tx, input)
    if (!saved) throw new DomainError('not-found')
    return present(saved)
  })

export const deleteAuthority = (
  context: StaffContext,
  input: { region: string; forTeachers: boolean; version: number },
): Promise<Record<string, never>> =>
  inProvince(context, async (tx) => {
    const before = await records.findAuthority(tx, input)
    if (!before) throw new DomainError('not-found')
    if (!(await records.deleteAuthority(tx, input))) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'authorities.delete', { before: factsOf(before) })
    return {}
  })

/** An office's address and phone are public. */
const factsOf = (it: records.AuthorityFacts): AuditFacts => ({
  region: it.region,
  forTeachers: it.forTeachers,
  name: it.name,
  address: it.address,
  postcode: it.postcode,
  phone: it.phone,
})

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  change: { before?: AuditFacts; after?: AuditFacts },
): Promise<void> {
  const { schoolId } = context.actor
  await recordAudit(tx, context, [{ schoolId, operation, kind: 'authority', id: null, ...change }])
}

const present = (row: records.AuthorityRow): AuthorityRecord => ({
  ...row,
  regionName: divisionName(row.region),
})
