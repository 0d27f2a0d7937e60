import { sql, type Insertable, type SqlBool, type Updateable } from 'kysely'
import type { ArchiveFilter } from 'shared-types/archives/schemas'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'
import type { Keys } from '../platform/crypto/sealing'
import type { StaffActor } from '../runtime/actor'
import { matchesPerson } from '../students/matches-person'

const either = <T>(column: string) =>
  sql<T>`coalesce(${sql.ref(`roll.${column}`)}, ${sql.ref(`archive.${column}`)})`

const holderOf = (tx: Tx) =>
  tx.selectNoFrom([
    sql.ref<string>('archive.school_id').as('school_id'),
    sql.ref<string | null>('archive.student_id').as('id'),
    either<string>('name').as('name'),
    either<string>('name_initials').as('name_initials'),
    either<string>('id_type').as('id_type'),
    either<string>('id_number_sealed').as('id_number_sealed'),
    either<string>('id_number_index').as('id_number_index'),
    either<string>('id_number_tail').as('id_number_tail'),
    either<string | null>('student_number').as('student_number'),
    either<string | null>('major_id').as('major_id'),
  ])

/** Archives with `student` as whose they are: of the roll, or as entered for somebody off it. */
function archivesWithHolder(tx: Tx) {
  return tx
    .selectFrom('archive')
    .leftJoin('student as roll', (join) =>
      join
        .onRef('roll.school_id', '=', 'archive.school_id')
        .onRef('roll.id', '=', 'archive.student_id'),
    )
    .innerJoinLateral(
      () => holderOf(tx).as('student'),
      (join) => join.onTrue(),
    )
    .innerJoin('school', 'school.id', 'archive.school_id')
    .leftJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'archive.school_id')
        .onRef('major.id', '=', 'student.major_id'),
    )
    .leftJoin('department', (join) =>
      join
        .onRef('department.school_id', '=', 'major.school_id')
        .onRef('department.id', '=', 'major.department_id'),
    )
}

/** Whom no roll knows is found by the archive's own index. */
const idIndexOf = (keys: Keys, search: string) =>
  keys.blindIndex('id-number', normaliseIdNumber(search))

/** Those that this member of staff may know exist; the database checks again. */
function visibleArchives(tx: Tx, actor: StaffActor) {
  return archivesWithHolder(tx)
    .$if(actor.level !== 'centre', (query) => query.where('archive.school_id', '=', actor.schoolId))
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) => eb('student.major_id', '=', eb.fn.any(eb.val([...actor.majors])))),
    )
}

function filteredArchives(tx: Tx, keys: Keys, actor: StaffActor, filter: ArchiveFilter) {
  return visibleArchives(tx, actor)
    .where('archive.year', '=', filter.year)
    .$if(!!filter.state, (query) => query.where('archive.state', '=', filter.state ?? ''))
    .$if(!!filter.carrier, (query) =>
      query.where(sql<SqlBool>`archive.data ->> 'carrier' = ${filter.carrier}`),
    )
    .$if(filter.graduated !== undefined, (query) =>
      query.where('archive.graduated', '=', filter.graduated ?? true),
    )
    .$if(!!filter.schoolId, (query) => query.where('archive.school_id', '=', filter.schoolId ?? ''))
    .$if(!!filter.majorId, (query) => query.where('student.major_id', '=', filter.majorId ?? ''))
    .$if(!!filter.departmentId, (query) =>
      query.where('major.department_id', '=', filter.departmentId ?? ''),
    )
    .$if(!!filter.search, (query) =>
      query.where((eb) =>
        eb.or([
          matchesPerson(keys, filter.search ?? ''),
          eb('archive.id_number_index', '=', idIndexOf(keys, filter.search ?? '')),
          sql<SqlBool>`archive.data ->> 'trackingNumber' = ${filter.search}`,
        ]),
      ),
    )
}

const columns = [
  'archive.school_id',
  'archive.id',
  'archive.year',
  'archive.student_id',
  'archive.graduated',
  'archive.state',
  'archive.state_on',
  'archive.data',
  'archive.version',
  'archive.updated_at',
  'student.name',
  'student.id_type',
  'student.id_number_sealed',
  'student.id_number_index',
  'student.id_number_tail',
  'student.student_number',
  'school.name as school_name',
  'department.name as department_name',
  'major.name as major_name',
] as const

export interface Cursor {
  updatedAt: Date
  id: string
}

/** Newest change first, after this one. */
export function listArchives(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: ArchiveFilter,
  page: { after: Cursor | undefined; limit: number },
) {
  const { after, limit } = page
  return filteredArchives(tx, keys, actor, filter)
    .$if(!!after, (query) =>
      query.where(
        sql<SqlBool>`(archive.updated_at, archive.id) < (${after?.updatedAt}, ${after?.id}::uuid)`,
      ),
    )
    .select(columns)
    .orderBy('archive.updated_at', 'desc')
    .orderBy('archive.id', 'desc')
    .limit(limit)
    .execute()
}

export async function countArchives(
  tx: Tx,
  keys: Keys,
  actor: StaffActor,
  filter: ArchiveFilter,
): Promise<number> {
  const row = await filteredArchives(tx, keys, actor, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

export function findArchive(tx: Tx, actor: StaffActor, id: string) {
  return visibleArchives(tx, actor).select(columns).where('archive.id', '=', id).executeTakeFirst()
}

export type ArchiveRecord = NonNullable<Awaited<ReturnType<typeof findArchive>>>

/** Only of one's own school: the centre looks, schools enter. */
export async function lockOwnArchive(tx: Tx, actor: StaffActor, id: string) {
  const locked = await tx
    .selectFrom('archive')
    .select('id')
    .where('school_id', '=', actor.schoolId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return locked && findArchive(tx, actor, id)
}

export function findOfStudent(tx: Tx, schoolId: string, studentId: string) {
  return archivesWithHolder(tx)
    .select(columns)
    .where('archive.school_id', '=', schoolId)
    .where('archive.student_id', '=', studentId)
    .executeTakeFirst()
}

/** Of somebody who is on no roll, by the keyed hash of the ID number. */
export function listOffRoll(tx: Tx, idNumberIndex: string) {
  return archivesWithHolder(tx)
    .select(columns)
    .where('archive.id_number_index', '=', idNumberIndex)
    .orderBy('archive.year', 'desc')
    .execute()
}

/** Whether somebody off the roll was entered under this ID number. */
export async function isEnteredOffRoll(
  tx: Tx,
  schoolId: string,
  year: number,
  idNumberIndex: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('archive')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where('id_number_index', '=', idNumberIndex)
    .executeTakeFirst()
  return row !== undefined
}

/** False when the person has an archive of that year already, or another call was quicker. */
export async function insertArchive(tx: Tx, row: Insertable<Tables['archive']>): Promise<boolean> {
  const result = await tx
    .insertInto('archive')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Guarded by the version: of two writers, the second changes nothing. */
export async function updateArchive(
  tx: Tx,
  current: ArchiveRecord,
  changes: Updateable<Tables['archive']>,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('archive')
    .set({ ...changes, version: current.version + 1, updated_at: now })
    .where('school_id', '=', current.school_id)
    .where('id', '=', current.id)
    .where('version', '=', current.version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function insertEvent(tx: Tx, row: Insertable<Tables['archive_event']>) {
  await tx.insertInto('archive_event').values(row).execute()
}

export function listEvents(tx: Tx, schoolId: string, archiveId: string) {
  return tx
    .selectFrom('archive_event')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('archive_id', '=', archiveId)
    .orderBy('version')
    .execute()
}

export type EventRecord = Awaited<ReturnType<typeof listEvents>>[number]
