import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../database/scope'
import type { Tables } from '../database/tables'

export type QuestionRecord = Selectable<Tables['question']>
type Facts = Omit<Insertable<Tables['question']>, 'id' | 'version'>

/** With the name of whoever wrote it last; only the centre's own people do. */
const kept = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom('question')
    .leftJoin('staff', (join) =>
      join.on('staff.school_id', '=', schoolId).onRef('staff.id', '=', 'question.updated_by'),
    )
    .selectAll('question')
    .select('staff.name as updated_by_name')

export type KeptQuestion = NonNullable<Awaited<ReturnType<typeof findKept>>>

export const listKept = (tx: Tx, schoolId: string) =>
  kept(tx, schoolId).orderBy('question.position').orderBy('question.id').execute()

export const findKept = (tx: Tx, schoolId: string, id: string) =>
  kept(tx, schoolId).where('question.id', '=', id).executeTakeFirst()

export const insertQuestion = (tx: Tx, id: string, facts: Facts) =>
  tx
    .insertInto('question')
    .values({ id, ...facts })
    .execute()

/** False when somebody else was first. */
export async function updateQuestion(
  tx: Tx,
  { id, version }: { id: string; version: number },
  facts: Facts,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('question')
    .set({ ...facts, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteQuestion(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('question')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export const listPublished = (tx: Tx): Promise<QuestionRecord[]> =>
  tx
    .selectFrom('question')
    .selectAll()
    .where('published', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()

export const findPublished = (tx: Tx, id: string) =>
  tx
    .selectFrom('question')
    .selectAll()
    .where('published', '=', true)
    .where('id', '=', id)
    .executeTakeFirst()
