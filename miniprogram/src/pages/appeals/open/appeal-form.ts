import type { OperationMap } from 'shared-types/operations'
import { LONGEST_APPEAL_TEXT } from 'shared-types/appeals/appeal-limits'
import type { AppealCategory } from 'shared-types/appeals/workflow'
import type { FieldProblem } from 'shared-types/errors'
import type { AttachedFile } from '../../../components/attachments/access'
import { problemsOf, tidyPerson, type Person } from '../../identity/person'

type OpenInput = OperationMap['appeals.open']['input']

/** An appeal while it is written. */
export interface AppealForm {
  /** Sent twice over a bad connection, it opens one appeal. */
  key: string
  category: AppealCategory | ''
  content: string
  files: readonly AttachedFile[]
  /** Asked of those who have not bound a record. */
  person: (Person & { schoolId: string; majorName: string }) | undefined
}

/** Everything that can be seen to be wrong before the server is asked, in the order of the form. */
export function appealProblems({ category, content, person }: AppealForm): FieldProblem[] {
  const problems: FieldProblem[] = []
  const wrong = (field: string, message: string) => void problems.push({ field, message })
  if (!category) wrong('category', '请选择类别')
  if (person) {
    if (!person.schoolId) wrong('schoolId', '请选择学校')
    problems.push(...problemsOf(person))
  }
  const text = content.trim()
  if (!text) wrong('content', '请写明申诉内容')
  else if (text.length > LONGEST_APPEAL_TEXT)
    wrong('content', `申诉内容不能超过 ${LONGEST_APPEAL_TEXT} 字`)
  return problems
}

export function appealInput({ key, category, content, files, person }: AppealForm): OpenInput {
  const majorName = person?.majorName.trim()
  const input = {
    key,
    category: category || 'other',
    content: content.trim(),
    attachments: files.map((it) => it.id),
  } satisfies OpenInput
  if (!person) return input
  const { confirmationCode: _, ...entered } = tidyPerson(person)
  return {
    ...input,
    person: { ...entered, schoolId: person.schoolId, ...(majorName && { majorName }) },
  }
}

/** The server names the fields of the person with their place; the form does not. */
export const fieldOfProblem = (field: string) => field.replace(/^person\./, '')

/** A UUID of version 4; rare is enough here, and WeChat has no crypto. */
export const newKey = (): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(Math.random() * 16).toString(16),
  )
