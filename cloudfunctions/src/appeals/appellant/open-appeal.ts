import { MOST_OPEN_APPEALS } from 'shared-types/appeals/appeal-limits'
import type { Appellant, MyAppeal } from 'shared-types/appeals/schemas'
import type { AppealCategory } from 'shared-types/appeals/workflow'
import { DomainError, type FieldProblem } from 'shared-types/errors'
import { maskIdNumber } from 'shared-types/formats'
import { hasForbiddenCharacters } from 'shared-types/reports/rules/check-report'
import { idNumberProblem, normaliseIdNumber } from 'shared-types/students/id-number'
import { within, type Tx } from '../../database/scope'
import { normaliseName } from '../../imports/rows/read-field'
import type { StudentContext } from '../../runtime/context'
import { newId } from '../../runtime/new-id'
import { getStudent } from '../../students/holder'
import { presentAppeal } from '../present'
import * as queries from '../queries'
import { dueAfter, insertAppeal } from '../record'
import { refuseForeignFiles } from './attachments'

const MOST_PER_DAY = 5
const DAY_MS = 24 * 3600 * 1000

interface OpenInput {
  key: string
  category: AppealCategory
  content: string
  attachments: readonly string[]
  person?: Appellant | undefined
}

/**
 * A WeChat identity may belong to no school yet, so this runs as the platform and names its own openid in every query.
 * The same key again gives the appeal that it opened.
 */
export async function openAppeal(context: StudentContext, input: OpenInput): Promise<MyAppeal> {
  const { services, actor, now } = context
  const problems = problemsOf(context, input)
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
  return within(services.db, { role: 'system' }, async (tx) => {
    await queries.lockAppellant(tx, actor.openidIndex)
    const known = await queries.findOwnAppeal(tx, actor.openidIndex, { key: input.key })
    if (known) return presentAppeal(tx, context, known, 'appellant')
    await refuseTooMany(tx, context)
    const who = await identify(tx, context, input.person)
    await refuseForeignFiles(tx, actor.openidIndex, who.school_id, input.attachments)
    const row = await insertAppeal(
      tx,
      context,
      {
        ...who,
        id: newId(),
        key: input.key,
        openid_index: actor.openidIndex,
        category: input.category,
        state: 'waiting',
        submitted_at: now,
        due_at: await dueAfter(tx, who.school_id, now),
        updated_at: now,
      },
      {
        operation: 'appeals.open',
        action: 'open',
        by: 'appellant',
        to: 'waiting',
        text: input.content,
        files: input.attachments,
      },
    )
    return presentAppeal(tx, context, row, 'appellant')
  })
}

function problemsOf({ actor }: StudentContext, { person }: OpenInput): FieldProblem[] {
  if (actor.student)
    return person ? [{ field: 'person', message: '已绑定学籍，无需再填写本人信息' }] : []
  if (!person) return [{ field: 'person', message: '请填写学校、姓名和证件号码' }]
  const problems: FieldProblem[] = []
  const number = idNumberProblem(person.idType, normaliseIdNumber(person.idNumber))
  if (number) problems.push({ field: 'person.idNumber', message: number })
  for (const [field, label] of texts) {
    if (hasForbiddenCharacters(person[field] ?? ''))
      problems.push({
        field: `person.${field}`,
        message: `${label}含有不可见或非法字符，请重新输入`,
      })
  }
  return problems
}

const texts = [
  ['name', '姓名'],
  ['studentNumber', '学号'],
  ['majorName', '专业'],
] as const

async function refuseTooMany(tx: Tx, { actor, now }: StudentContext): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS)
  const { open, recent } = await queries.countOwnAppeals(tx, actor.openidIndex, since)
  if (open >= MOST_OPEN_APPEALS) throw new DomainError('too-many-appeals')
  if (recent >= MOST_PER_DAY)
    throw new DomainError('too-many-requests', { retryAfterSeconds: 3600 })
}

/** By the roll where a record is bound, otherwise as entered; name and number are sealed either way. */
async function identify(tx: Tx, context: StudentContext, person: Appellant | undefined) {
  const { keys } = context.services
  const { student } = context.actor
  if (student) {
    const row = await getStudent(tx, student.schoolId, student.id)
    return {
      school_id: row.school_id,
      student_id: row.id,
      ...sealPerson(context, row.name, keys.open(row.id_number_sealed)),
      id_type: row.id_type,
      student_number: row.student_number,
      major_name: row.major_name,
    }
  }
  const school = person && (await queries.findSchool(tx, person.schoolId))
  if (!school)
    throw new DomainError('fields-invalid', {
      problems: [{ field: 'person.schoolId', message: '没有这所学校，请重新选择' }],
    })
  return {
    school_id: school.id,
    student_id: null,
    ...sealPerson(context, normaliseName(person.name), normaliseIdNumber(person.idNumber)),
    id_type: person.idType,
    student_number: person.studentNumber ?? '',
    major_name: person.majorName ?? '',
  }
}

function sealPerson({ services: { keys } }: StudentContext, name: string, idNumber: string) {
  return {
    name_sealed: keys.seal(name),
    name_index: keys.blindIndex('appeal-name', name),
    id_number_sealed: keys.seal(idNumber),
    id_number_index: keys.blindIndex('id-number', idNumber),
    id_number_tail: maskIdNumber(idNumber),
  }
}
