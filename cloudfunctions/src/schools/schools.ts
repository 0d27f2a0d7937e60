import { divisionName, isDivision } from 'shared-types/codes/divisions'
import { DomainError } from 'shared-types/errors'
import type { School } from 'shared-types/schools/operations'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { refuseTaken } from '../runtime/unique'
import { issueAdministrator, openAccount } from './administrator'
import * as queries from './queries'

interface Which {
  id: string
  version: number
}
interface Administrator {
  accountSuffix: string
  name: string
}

const inProvince = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listSchools = (
  context: StaffContext,
  input: {
    search?: string | undefined
    enabled?: boolean | undefined
    after?: string | undefined
    limit: number
  },
) =>
  inProvince(context, async (tx) => {
    const { after, limit, ...filter } = input
    const rows = await queries.listSchools(tx, filter, { after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return {
      rows: page.map(present),
      next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
      total: await queries.countSchools(tx, filter),
    }
  })

export const getSchool = (context: StaffContext, { id }: { id: string }): Promise<School> =>
  inProvince(context, async (tx) => present(await getRecord(tx, id)))

/** With the account of its administrator: from here on the school looks after itself. */
export const addSchool = (
  context: StaffContext,
  input: { code: string; name: string; region: string; administrator: Administrator },
) =>
  inProvince(context, async (tx) => {
    checkRegion(input.region)
    const { code, name, region } = input
    const { now } = context
    const id = newId()
    await refuseTaken('code', `院校代码 ${code} 已存在`, () =>
      queries.insertSchool(tx, { id, code, name, region, created_at: now }),
    )
    const school = { id, code }
    const { account, password } = await issueAdministrator(tx, {
      ...input.administrator,
      school,
      now,
    })
    await audit(tx, context, 'schools.add', id, { after: { code, name, region } })
    return { school: present(await getRecord(tx, id)), issued: { account, password } }
  })

export const editSchool = (
  context: StaffContext,
  { name, region, ...which }: Which & { name: string; region: string },
): Promise<School> =>
  inProvince(context, async (tx) => {
    checkRegion(region)
    const before = await getRecord(tx, which.id)
    await update(tx, which, { name, region })
    await audit(tx, context, 'schools.edit', which.id, {
      before: { name: before.name, region: before.region },
      after: { name, region },
    })
    return present(await getRecord(tx, which.id))
  })

export const switchSchool = (
  context: StaffContext,
  { enabled, ...which }: Which & { enabled: boolean },
): Promise<School> =>
  inProvince(context, async (tx) => {
    const before = await getRecord(tx, which.id)
    await update(tx, which, { enabled })
    await audit(tx, context, 'schools.switch', which.id, {
      before: { enabled: before.enabled },
      after: { enabled },
    })
    return present(await getRecord(tx, which.id))
  })

export async function issueAccount(
  context: StaffContext,
  { id, ...administrator }: Administrator & { id: string },
) {
  const made = await inProvince(context, async (tx) => {
    const school = await getRecord(tx, id)
    const { now } = context
    const issued = await issueAdministrator(tx, { ...administrator, school, now })
    await audit(tx, context, 'schools.issue-administrator', id, {
      after: { staffId: issued.staffId },
    })
    return { issued, school: present(await getRecord(tx, id)) }
  })
  await openAccount(context.services, id, made.issued)
  const { account, password } = made.issued
  return { school: made.school, issued: { account, password } }
}

export const requireSecondFactor = (
  context: StaffContext,
  { id, required }: { id: string; required: boolean },
) =>
  inProvince(context, async (tx) => {
    if (id !== 'all') await getRecord(tx, id)
    const changed = await queries.setDemand(tx, id, required)
    await recordAudit(
      tx,
      context,
      changed.map((schoolId) => ({
        schoolId,
        operation: 'schools.require-second-factor',
        kind: 'school',
        id: schoolId,
        before: { requiredByCentre: !required },
        after: { requiredByCentre: required },
      })),
    )
    return { schools: changed.length }
  })

async function getRecord(tx: Tx, id: string): Promise<queries.SchoolRecord> {
  const record = await queries.findSchool(tx, id)
  if (!record) throw new DomainError('not-found')
  return record
}

async function update(
  tx: Tx,
  which: Which,
  changes: Parameters<typeof queries.updateSchool>[2],
): Promise<void> {
  if (!(await queries.updateSchool(tx, which, changes))) throw new DomainError('changed-elsewhere')
}

function checkRegion(region: string): void {
  if (isDivision(region)) return
  const message = '请从列表中选择院校所在地'
  throw new DomainError('fields-invalid', { problems: [{ field: 'region', message }] })
}

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  id: string,
  change: { before?: AuditFacts; after?: AuditFacts },
): Promise<void> {
  await recordAudit(tx, context, [{ schoolId: id, operation, kind: 'school', id, ...change }])
}

const present = (row: queries.SchoolRecord): School => ({
  id: row.id,
  code: row.code,
  name: row.name,
  region: row.region,
  regionName: divisionName(row.region),
  enabled: row.enabled,
  requireSecondFactor: row.require_second_factor,
  requiredByCentre: row.second_factor_by_centre,
  staff: row.staff,
  administrators: row.administrators,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})
