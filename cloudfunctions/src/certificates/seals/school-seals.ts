import { createHash } from 'node:crypto'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'

/** The seal that a school has now; undefined while it has none that can be printed. */
export async function findSchoolSeal(tx: Tx, schoolId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('school')
    .innerJoin('school_seal', (join) =>
      join
        .onRef('school_seal.school_id', '=', 'school.id')
        .onRef('school_seal.id', '=', 'school.seal_file_id'),
    )
    .select('school_seal.id')
    .where('school.id', '=', schoolId)
    .executeTakeFirst()
  return row?.id
}

/** Where a seal lies that a certificate was planned with, whatever the school has now. */
export async function schoolSealPath(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('school_seal')
    .select('path')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.path
}

/** Kept for good: a school that goes back to a former picture has the same seal again. */
export const insertSchoolSeal = (
  tx: Tx,
  { actor, now }: { actor: StaffActor; now: Date },
  seal: { id: string; path: string; png: Buffer },
) =>
  tx
    .insertInto('school_seal')
    .values({
      school_id: actor.schoolId,
      id: seal.id,
      path: seal.path,
      sha256: createHash('sha256').update(seal.png).digest('hex'),
      saved_at: now,
      saved_by: actor.id,
      saved_by_name: actor.name,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'id']).doNothing())
    .execute()
