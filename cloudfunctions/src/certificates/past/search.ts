import type { PastCertificate } from 'shared-types/certificates/past-operations'
import { nameOfCode } from 'shared-types/codes/code-tables'
import { readCursor, writeCursor, type ListOrder } from '../../database/cursor'
import { within } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import type { Services } from '../../runtime/services'
import { verificationUrl } from '../present'
import * as records from './records'

const order: ListOrder = {
  name: 'past',
  columns: ['past_certificate.year'],
  id: 'past_certificate.id',
  direction: 'desc',
}

/** The database shows a school its own, and only to those who see all its majors. */
export async function searchPastCertificates(
  context: StaffContext,
  { after, limit, ...filter }: records.PastFilter & { after?: string | undefined; limit: number },
) {
  const { services } = context
  return within(services.db, staffScope(context), async (tx) => {
    const rows = await records.listPast(tx, services.keys, filter, {
      order,
      after: after === undefined ? undefined : readCursor(order, after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => presentPast(services, row)),
      next: rows.length > limit && last ? writeCursor(order, [String(last.year)], last.id) : null,
      total: await records.countPast(tx, services.keys, filter),
    }
  })
}

export function presentPast(services: Services, row: records.PastRecord): PastCertificate {
  const content = records.openPast(services.keys, row)
  return {
    id: row.id,
    number: row.number,
    year: row.year,
    colour: row.colour as PastCertificate['colour'],
    name: row.name,
    schoolName: row.school_name,
    educationLevel: nameOfCode('educationLevel', content.educationLevel),
    major: content.major,
    receivingUnit: content.receivingUnit,
    issuedOn: content.issuedOn,
    remark: content.remark,
    verificationUrl: verificationUrl(services, services.keys.open(row.token_sealed)),
  }
}
