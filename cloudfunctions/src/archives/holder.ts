import { maskIdNumber } from 'shared-types/formats'
import { initialsOf } from '../imports/roll/write-students'
import type { Keys } from '../platform/crypto/sealing'

const nobodyElse = {
  name: null,
  name_initials: null,
  id_type: null,
  id_number_sealed: null,
  id_number_index: null,
  id_number_tail: null,
  student_number: null,
  major_id: null,
}

/** The columns that say whose an archive is: a record of the roll, which alone keeps the name. */
export const onTheRoll = (studentId: string) => ({ ...nobodyElse, student_id: studentId })

interface OffRollPerson {
  name: string
  idType: string
  idNumber: string
  idIndex: string
  studentNumber?: string | undefined
  majorId?: string | undefined
}

/** Or somebody who is not on it, with everything that the roll would know. */
export const offTheRoll = (keys: Keys, person: OffRollPerson) => ({
  student_id: null,
  name: person.name,
  name_initials: initialsOf(person.name),
  id_type: person.idType,
  id_number_sealed: keys.seal(person.idNumber),
  id_number_index: person.idIndex,
  id_number_tail: maskIdNumber(person.idNumber),
  student_number: person.studentNumber || null,
  major_id: person.majorId ?? null,
})

export type ArchiveHolder = ReturnType<typeof onTheRoll> | ReturnType<typeof offTheRoll>
