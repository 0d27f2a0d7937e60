import { sql, type SqlBool } from 'kysely'
import type { CertificateFilter } from 'shared-types/certificates/staff-operations'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import { matchesPerson } from '../../students/matches-person'

/** Those that this member of staff may know exist; the database checks again. */
function visibleCertificates(tx: Tx, actor: StaffActor) {
  return tx
    .selectFrom('certificate')
    .innerJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'certificate.school_id')
        .onRef('student.id', '=', 'certificate.student_id'),
    )
    .$if(actor.level !== 'centre', (query) =>
      query.where('certificate.school_id', '=', actor.schoolId),
    )
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) => eb('student.major_id', '=', eb.fn.any(eb.val([...actor.majors])))),
    )
}

function filteredCertificates(tx: Tx, keys: Keys, actor: StaffActor, filter: CertificateFilter) {
  const { search = '' } = filter
  return visibleCertificates(tx, actor)
    .where('certificate.year', '=', filter.year)
    .$if(!!filter.schoolId, (query) =>
      query.where('certificate.school_id', '=', filter.schoolId ?? ''),
    )
    .$if(!!filter.state, (query) => query.where('certificate.state', '=', filter.state ?? ''))
    .$if(!!filter.kind, (query) => query.where('certificate.kind', '=', filter.kind ?? ''))
    .$if(!!search, (query) =>
      query.where((eb) =>
        eb.or([
          matchesPerson(keys, search),
          sql<SqlBool>`starts_with(certificate.number, ${search})`,
        ]),
      ),
    )
}

export interface Cursor {
  issuedAt: Date
  id: string
}

const shown = [
  'certificate.id',
  'certificate.number',
  'certificate.kind',
  'certificate.colour',
  'certificate.state',
  'certificate.issued_at',
  'certificate.ended_at',
  'certificate.end_reason',
  'student.name',
  'student.student_number',
  'school.name as school_name',
  'major.name as major_name',
] as const

const withNames = (query: ReturnType<typeof visibleCertificates>) =>
  query
    .innerJoin('school', 'school.id', 'certificate.school_id')
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'student.school_id')
        .onRef('major.id', '=', 'student.major_id'),
    )
    .select(shown)

/** Newest first, after this one. */
export function listCertificates(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: CertificateFilter,
  page: { after: Cursor | undefined; limit: number },
) {
  const { after, limit } = page
  return withNames(filteredCertificates(tx, keys, actor, filter))
    .$if(!!after, (query) =>
      query.where(
        sql<SqlBool>`(certificate.issued_at, certificate.id) < (${after?.issuedAt}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('certificate.issued_at', 'desc')
    .orderBy('certificate.id', 'desc')
    .limit(limit)
    .execute()
}

export type ListedCertificate = Awaited<ReturnType<typeof listCertificates>>[number]

export async function countCertificates(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: CertificateFilter,
): Promise<number> {
  const row = await filteredCertificates(tx, keys, actor, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

export const listOfStudent = (
  tx: Tx,
  actor: StaffActor,
  of: { school_id: string; student_id: string },
) =>
  withNames(visibleCertificates(tx, actor))
    .where('certificate.school_id', '=', of.school_id)
    .where('certificate.student_id', '=', of.student_id)
    .orderBy('certificate.issued_at', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute()
