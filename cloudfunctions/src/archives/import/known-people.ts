import type { ArchiveState } from 'shared-types/archives/archive-states'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import { openData } from '../present'

export interface StudentOnRoll {
  id: string
  name: string
  idIndex: string
  majorId: string
}

export interface KnownArchive {
  id: string
  version: number
  /** Of somebody off the roll. */
  name: string | null
  majorId: string | null
  graduated: boolean
  state: ArchiveState
  stateOn: string | null
  data: ReportData
}

export interface KnownPeople {
  byIdIndex: ReadonlyMap<string, StudentOnRoll>
  byStudentNumber: ReadonlyMap<string, StudentOnRoll>
  archiveOfStudent: ReadonlyMap<string, KnownArchive>
  archiveOffRoll: ReadonlyMap<string, KnownArchive>
}

/**
 * Who has these numbers on the roll of a school and year, and which of them have an archive. Read in the scope of the
 * platform: a number is also taken by somebody whom the importing member of staff may not see.
 */
export async function findKnownPeople(
  tx: Tx,
  keys: Keys,
  at: { schoolId: string; year: number },
  numbers: { idIndexes: readonly string[]; studentNumbers: readonly string[] },
): Promise<KnownPeople> {
  const rows = await tx
    .selectFrom('student')
    .select(['id', 'name', 'id_number_index', 'student_number', 'major_id'])
    .where('school_id', '=', at.schoolId)
    .where('year', '=', at.year)
    .where((eb) =>
      eb.or([
        eb('id_number_index', '=', eb.fn.any(eb.val([...numbers.idIndexes]))),
        eb('student_number', '=', eb.fn.any(eb.val([...numbers.studentNumbers]))),
      ]),
    )
    .execute()
  const indexes = [...numbers.idIndexes, ...rows.map((it) => it.id_number_index)]
  const archives = await tx
    .selectFrom('archive')
    .selectAll()
    .where('school_id', '=', at.schoolId)
    .where((eb) =>
      eb.or([
        eb('student_id', '=', eb.fn.any(eb.val(rows.map((it) => it.id)))),
        eb.and([eb('year', '=', at.year), eb('id_number_index', '=', eb.fn.any(eb.val(indexes)))]),
      ]),
    )
    .execute()
  const students = rows.map((it) => ({
    number: it.student_number,
    student: { id: it.id, name: it.name, idIndex: it.id_number_index, majorId: it.major_id },
  }))
  const known = archives.map((it) => ({
    row: it,
    archive: {
      id: it.id,
      version: it.version,
      name: it.name,
      majorId: it.major_id,
      graduated: it.graduated,
      state: it.state as ArchiveState,
      stateOn: it.state_on,
      data: openData(keys, it.data),
    },
  }))
  return {
    byIdIndex: new Map(students.map((it) => [it.student.idIndex, it.student])),
    byStudentNumber: new Map(students.map((it) => [it.number, it.student])),
    archiveOfStudent: new Map(
      known.flatMap(({ row, archive }) =>
        row.student_id ? [[row.student_id, archive] as const] : [],
      ),
    ),
    archiveOffRoll: new Map(
      known.flatMap(({ row, archive }) =>
        row.id_number_index ? [[row.id_number_index, archive] as const] : [],
      ),
    ),
  }
}
