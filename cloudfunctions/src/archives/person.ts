import type { ArchivePerson } from 'shared-types/archives/operations'
import { DomainError, type FieldProblem } from 'shared-types/errors'
import { idNumberProblem, normaliseIdNumber } from 'shared-types/students/id-number'
import { within, type Tx } from '../database/scope'
import type { StaffContext } from '../runtime/context'
import { hasYear } from '../settings/known-year'
import { offTheRoll, onTheRoll, type ArchiveHolder } from './holder'
import { isEnteredOffRoll, type ArchiveRecord } from './queries'

/**
 * Whose archive it is, as typed. One rule: somebody on the roll is taken from the roll and must bear the name given;
 * only who did not graduate may be off it.
 */
export async function resolvePerson(
  context: StaffContext,
  year: number,
  person: ArchivePerson,
  graduated: boolean,
): Promise<ArchiveHolder> {
  const { idNumber, idIndex } = numberOf(context, person)
  const [student, another] = await inSystem(context, (tx) =>
    listOnRoll(tx, context.actor.schoolId, year, idIndex, person.studentNumber),
  )
  if (another) throw refused('studentNumber', '证件号码与学号属于两名学生，请核对')
  if (student) return ofRoll(context, year, person, { ...student, idIndex })
  if (graduated) throw new DomainError('archive-not-on-roll')
  if (!idNumber || !idIndex) throw refused('idNumber', '学籍中没有此学号，未毕业的人请填写证件号码')
  await checkMajor(context, person.majorId)
  await checkYear(context, year)
  return offTheRoll(context.services.keys, {
    name: person.name,
    idType: person.idType,
    idNumber,
    idIndex,
    studentNumber: person.studentNumber,
    majorId: person.majorId,
  })
}

function numberOf({ services }: StaffContext, person: ArchivePerson) {
  const idNumber = person.idNumber && normaliseIdNumber(person.idNumber)
  if (!idNumber) {
    if (!person.studentNumber) throw refused('idNumber', '请填写证件号码或学号')
    return {}
  }
  const problem = idNumberProblem(person.idType, idNumber)
  if (problem) throw refused('idNumber', problem)
  return { idNumber, idIndex: services.keys.blindIndex('id-number', idNumber) }
}

type OnRoll = Awaited<ReturnType<typeof listOnRoll>>[number] & { idIndex: string | undefined }

async function ofRoll(
  context: StaffContext,
  year: number,
  person: ArchivePerson,
  { id, name, id_number_index, major_id, idIndex }: OnRoll,
): Promise<ArchiveHolder> {
  const { schoolId, majors } = context.actor
  if (majors !== 'all' && !majors.includes(major_id))
    throw refused('name', '此人在学籍中，但不在您管理的专业内')
  if (person.majorId && person.majorId !== major_id)
    throw refused('majorId', '与学籍中的专业不一致，请核对')
  if (name !== person.name) throw refused('name', '与学籍中的姓名不一致，请核对')
  if (idIndex && id_number_index !== idIndex)
    throw refused('idNumber', '与学籍中该学号的证件号码不一致，请核对')
  if (await inSystem(context, (tx) => isEnteredOffRoll(tx, schoolId, year, id_number_index)))
    throw new DomainError('archive-exists')
  return onTheRoll(id)
}

/** Somebody entered off the roll who has come onto it since: from now on the roll says who they are. */
export async function linkToRoll(context: StaffContext, archive: ArchiveRecord) {
  const { majors } = context.actor
  const { school_id, year, id_number_index } = archive
  const [student] = await inSystem(context, (tx) =>
    listOnRoll(tx, school_id, year, id_number_index, undefined),
  )
  if (!student || (majors !== 'all' && !majors.includes(student.major_id))) return undefined
  return onTheRoll(student.id)
}

/** One of the school's majors, and of those that the member of staff looks after: else they would not see it again. */
async function checkMajor(context: StaffContext, majorId: string | undefined): Promise<void> {
  const { actor } = context
  if (actor.majors !== 'all' && !(majorId && actor.majors.includes(majorId)))
    throw refused('majorId', '请选择您管理的专业')
  if (!majorId) return
  const major = await inSystem(context, (tx) =>
    tx
      .selectFrom('major')
      .select('id')
      .where('school_id', '=', actor.schoolId)
      .where('id', '=', majorId)
      .executeTakeFirst(),
  )
  if (!major) throw refused('majorId', '请从列表中选择专业')
}

async function checkYear(context: StaffContext, year: number): Promise<void> {
  const known = await inSystem(context, (tx) => hasYear(tx, year))
  if (!known) throw refused('year', '没有这个工作年份')
}

/** Who has this ID number or this student number; two when they are of two people. */
function listOnRoll(
  tx: Tx,
  schoolId: string,
  year: number,
  idIndex: string | undefined,
  studentNumber: string | undefined,
) {
  return tx
    .selectFrom('student')
    .select(['id', 'name', 'id_number_index', 'major_id'])
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .where((eb) =>
      eb.or([
        ...(idIndex ? [eb('id_number_index', '=', idIndex)] : []),
        ...(studentNumber ? [eb('student_number', '=', studentNumber)] : []),
      ]),
    )
    .execute()
}

const inSystem = <T>({ services }: StaffContext, work: (tx: Tx) => Promise<T>) =>
  within(services.db, { role: 'system' }, work)

export function refused(field: FieldProblem['field'], message: string): DomainError {
  return new DomainError('fields-invalid', { problems: [{ field, message }] })
}
