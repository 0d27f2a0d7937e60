import { DomainError } from 'shared-types/errors'
import type { Question, QuestionFacts, QuestionRow } from 'shared-types/questions/operations'
import type { Body } from 'shared-types/rich-text/blocks'
import { recordAudit, type AuditFacts } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { newId } from '../runtime/new-id'
import { refuseTaken } from '../runtime/unique'
import * as queries from './queries'

const inProvince = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const listQuestions = (context: StaffContext) =>
  inProvince(context, async (tx) => ({
    rows: (await queries.listKept(tx, context.actor.schoolId)).map(presentRow),
  }))

async function getKept(tx: Tx, { actor }: StaffContext, id: string) {
  const row = await queries.findKept(tx, actor.schoolId, id)
  if (!row) throw new DomainError('not-found')
  return row
}

export const getQuestion = (context: StaffContext, { id }: { id: string }): Promise<Question> =>
  inProvince(context, async (tx) => present(await getKept(tx, context, id)))

export const addQuestion = (context: StaffContext, facts: QuestionFacts): Promise<Question> =>
  inProvince(context, async (tx) => {
    const id = newId()
    await refuseAskedTwice(() => queries.insertQuestion(tx, id, columnsOf(context, facts)))
    const made = await getKept(tx, context, id)
    await audit(tx, context, 'questions.add', undefined, made)
    return present(made)
  })

interface Acting {
  id: string
  version: number
}

export const editQuestion = (
  context: StaffContext,
  { facts, ...acting }: Acting & { facts: QuestionFacts },
): Promise<Question> =>
  inProvince(context, async (tx) => {
    const before = await getKept(tx, context, acting.id)
    const isFirst = await refuseAskedTwice(() =>
      queries.updateQuestion(tx, acting, columnsOf(context, facts)),
    )
    if (!isFirst) throw new DomainError('changed-elsewhere')
    const after = await getKept(tx, context, acting.id)
    await audit(tx, context, 'questions.edit', before, after)
    return present(after)
  })

export const deleteQuestion = (
  context: StaffContext,
  acting: Acting,
): Promise<Record<string, never>> =>
  inProvince(context, async (tx) => {
    const before = await getKept(tx, context, acting.id)
    if (!(await queries.deleteQuestion(tx, acting))) throw new DomainError('changed-elsewhere')
    await audit(tx, context, 'questions.delete', before, undefined)
    return {}
  })

const refuseAskedTwice = <T>(write: () => Promise<T>): Promise<T> =>
  refuseTaken('question', '已有相同的问题，请在原有的条目中修改', write)

const columnsOf = ({ actor, now }: StaffContext, facts: QuestionFacts) => ({
  ...facts,
  answer: JSON.stringify(facts.answer),
  keywords: [...new Set(facts.keywords)],
  updated_at: now,
  updated_by: actor.id,
})

const presentRow = (row: queries.KeptQuestion): QuestionRow => ({
  id: row.id,
  version: row.version,
  topic: row.topic,
  question: row.question,
  keywords: row.keywords,
  position: row.position,
  published: row.published,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by_name ?? '',
})

const present = (row: queries.KeptQuestion): Question => ({
  ...presentRow(row),
  answer: row.answer as Body,
})

const factsOf = (row: queries.KeptQuestion): AuditFacts => ({
  version: row.version,
  topic: row.topic,
  question: row.question,
  position: row.position,
  published: row.published,
})

async function audit(
  tx: Tx,
  context: StaffContext,
  operation: string,
  before: queries.KeptQuestion | undefined,
  after: queries.KeptQuestion | undefined,
): Promise<void> {
  await recordAudit(tx, context, [
    {
      schoolId: context.actor.schoolId,
      operation,
      kind: 'question',
      id: (after ?? before)?.id ?? null,
      ...(before && { before: factsOf(before) }),
      ...(after && { after: factsOf(after) }),
    },
  ])
}
