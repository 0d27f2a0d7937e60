import { DomainError } from 'shared-types/errors'
import type { Visitor } from 'shared-types/identity/operations'
import {
  idNumberProblem,
  isFromMainland,
  normaliseIdNumber,
  type IdType,
} from 'shared-types/students/id-number'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { countTry, forgetFailures, type BackOff } from '../runtime/back-off'
import type { StudentContext } from '../runtime/context'
import { useConfirmation } from '../students/confirm-identity'
import { insertRollHistory } from '../students/history'
import { listRecordsOfPerson } from '../students/records-of-person'
import * as queries from './queries'
import { personIndex } from './verified-person'
import { whoAmI } from './visitor'

interface BindInput {
  idType: IdType
  name: string
  idNumber: string
  studentNumber?: string | undefined
  confirmationCode?: string | undefined
}

/**
 * Ties this WeChat to one record of the roll. Mainland students must have passed the face check with the same name and
 * number, or hold the code of a school that has seen them in person. Whatever does not fit, the refusal is the same
 * sentence: it does not tell which part was right.
 */
export async function bindStudent(context: StudentContext, input: BindInput): Promise<Visitor> {
  const { services, actor, now } = context
  if (actor.student) throw new DomainError('already-bound')
  const idNumber = normaliseIdNumber(input.idNumber)
  const problem = idNumberProblem(input.idType, idNumber)
  if (problem)
    throw new DomainError('fields-invalid', { problems: [{ field: 'idNumber', message: problem }] })
  const idIndex = services.keys.blindIndex('id-number', idNumber)
  const backOffs: BackOff[] = [
    { key: `bind/openid/${actor.openidIndex}`, free: 5 },
    { key: `bind/person/${idIndex}`, free: 10 },
  ]
  await within(services.db, { role: 'system' }, (tx) => admit(tx, context, input, idNumber))
  await countTry(services, backOffs, now, 'too-many-requests')
  const bound = await within(services.db, { role: 'system' }, (tx) =>
    bindInside(tx, context, input, idNumber, idIndex),
  )
  if (!bound) throw new DomainError('binding-refused')
  await forgetFailures(services, backOffs)
  return whoAmI(context)
}

/** What may try to bind at all: an account that holds no record yet, verified for this person or with a code. */
async function admit(
  tx: Tx,
  { services, actor }: StudentContext,
  input: BindInput,
  idNumber: string,
) {
  const account = await queries.lockAccount(tx, actor.openidIndex)
  if (!account) throw new DomainError('sign-in-required')
  if (account.student_id) throw new DomainError('already-bound')
  const needsFace =
    isFromMainland(input.idType) &&
    account.face_person_index !== personIndex(services, input.name, idNumber)
  if (needsFace && !input.confirmationCode) throw new DomainError('face-required')
  return { account, needsFace }
}

async function bindInside(
  tx: Tx,
  context: StudentContext,
  input: BindInput,
  idNumber: string,
  idIndex: string,
): Promise<boolean> {
  const { services, actor, now } = context
  const { account, needsFace } = await admit(tx, context, input, idNumber)
  const records = await listRecordsOfPerson(tx, idIndex)
  const record = records.find(
    (it) =>
      it.name === input.name &&
      it.id_type === input.idType &&
      (!input.studentNumber || it.student_number === input.studentNumber),
  )
  if (!record || (await queries.lockBinding(tx, record.school_id, record.id))) return false
  if (
    needsFace &&
    !(await useConfirmation(tx, services.keys, record, input.confirmationCode ?? '', now))
  )
    return false
  const faceProvider = needsFace ? 'school' : account.face_provider
  if (needsFace)
    await queries.setFace(tx, actor.openidIndex, {
      provider: 'school',
      personIndex: personIndex(services, input.name, idNumber),
      at: now,
    })
  await queries.setStudent(tx, actor.openidIndex, {
    schoolId: record.school_id,
    studentId: record.id,
    at: now,
  })
  const student = { id: record.id, schoolId: record.school_id, name: record.name }
  await insertRollHistory(tx, context, { student: record, action: 'bind' })
  await recordAudit(tx, { ...context, actor: { ...actor, student } }, [
    {
      schoolId: record.school_id,
      operation: 'identity.bind',
      kind: 'student',
      id: record.id,
      after: { faceProvider },
    },
  ])
  return true
}
