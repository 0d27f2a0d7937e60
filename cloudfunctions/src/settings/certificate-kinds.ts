import {
  kindForCohort,
  type CertificateKindRule,
} from 'shared-types/certificates/certificate-kinds'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'

interface CertificateKinds {
  rules: CertificateKindRule[]
  version: number
}

export const listCertificateKinds = (context: StaffContext) =>
  within(context.services.db, staffScope(context), readKinds)

/** In the order of years; the version is that of all of them together. */
async function readKinds(tx: Tx): Promise<CertificateKinds> {
  const rows = await tx
    .selectFrom('certificate_kind_rule')
    .selectAll()
    .orderBy('from_year')
    .execute()
  return {
    rules: rows.map((it) => ({
      fromYear: it.from_year,
      kind: it.kind as CertificateKindRule['kind'],
    })),
    version: Math.max(...rows.map((it) => it.version)),
  }
}

/** What a certificate of this cohort is, by the centre's rules. */
export const certificateKindOf = async (tx: Tx, year: number) =>
  kindForCohort(year, (await readKinds(tx)).rules)

export const saveCertificateKinds = (context: StaffContext, { rules, version }: CertificateKinds) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const sorted = [...rules].sort((a, b) => a.fromYear - b.fromYear)
    const refuse = (message: string) => {
      throw new DomainError('fields-invalid', { problems: [{ field: 'rules', message }] })
    }
    if (new Set(sorted.map((it) => it.fromYear)).size < sorted.length)
      refuse('同一起始年份只能有一条规则')
    if ((sorted[0]?.fromYear ?? 2100) > 2006) refuse('第一条规则须覆盖 2006 年，系统从该届起发证')
    const { rules: before } = await readKinds(tx)
    // Whoever comes second waits here for the first and then finds nothing of the version it saw.
    const { numDeletedRows } = await tx
      .deleteFrom('certificate_kind_rule')
      .where('version', '=', version)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DomainError('changed-elsewhere')
    await tx
      .insertInto('certificate_kind_rule')
      .values(sorted.map((it) => ({ from_year: it.fromYear, kind: it.kind, version: version + 1 })))
      .execute()
    await recordAudit(tx, context, [
      {
        schoolId: context.actor.schoolId,
        operation: 'settings.save-certificate-kinds',
        kind: 'certificate-kind',
        id: null,
        before: { rules: listed(before) },
        after: { rules: listed(sorted) },
      },
    ])
    return { rules: sorted, version: version + 1 }
  })

const listed = (rules: readonly CertificateKindRule[]) =>
  rules.map((it) => `${it.fromYear} ${it.kind}`)
