import { DomainError } from 'shared-types/errors'
import type { CertificateFilter, CertificateRow } from 'shared-types/certificates/staff-operations'
import { within } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { isId } from '../../runtime/new-id'
import { presentCertificate } from '../present'
import { findVisible } from '../queries'
import * as queries from './queries'

export async function searchCertificates(
  context: StaffContext,
  { after, limit, ...filter }: CertificateFilter & { after?: string | undefined; limit: number },
) {
  const { services, actor } = context
  const cursor = after === undefined ? undefined : readCursor(after)
  return within(services.db, staffScope(context), async (tx) => {
    const page = { after: cursor, limit: limit + 1 }
    const rows = await queries.listCertificates(tx, services.keys, actor, filter, page)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(presentRow),
      next: rows.length > limit && last ? `${last.issued_at.toISOString()}_${last.id}` : null,
      total: await queries.countCertificates(tx, services.keys, actor, filter),
    }
  })
}

export async function getCertificate(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const found = await findVisible(tx, actor, id)
    if (!found) throw new DomainError('not-found')
    const history = await queries.listOfStudent(tx, actor, found)
    return {
      certificate: await presentCertificate(tx, services, found),
      history: history.map((it) => ({ ...presentRow(it), endReason: it.end_reason })),
    }
  })
}

function readCursor(text: string): queries.Cursor {
  const [at = '', id = ''] = text.split('_')
  const issuedAt = new Date(at)
  if (Number.isNaN(issuedAt.getTime()) || !isId(id)) throw new DomainError('invalid-input')
  return { issuedAt, id }
}

const presentRow = (row: queries.ListedCertificate): CertificateRow => ({
  id: row.id,
  number: row.number,
  kind: row.kind as CertificateRow['kind'],
  colour: row.colour as CertificateRow['colour'],
  state: row.state as CertificateRow['state'],
  holderName: row.name,
  studentNumber: row.student_number,
  schoolName: row.school_name,
  majorName: row.major_name,
  issuedAt: row.issued_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})
