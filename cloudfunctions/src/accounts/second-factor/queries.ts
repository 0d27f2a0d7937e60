import type { Tx } from '../../database/scope'

interface Whose {
  schoolId: string
  staffId: string
}

export function findSecondFactor(tx: Tx, { schoolId, staffId }: Whose) {
  return tx
    .selectFrom('second_factor')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
}

/** A new secret takes the place of one that was never confirmed. */
export async function beginSecondFactor(
  tx: Tx,
  { schoolId, staffId }: Whose,
  secretSealed: string,
  now: Date,
): Promise<boolean> {
  const facts = { secret_sealed: secretSealed, begun_at: now, last_step: 0 }
  const result = await tx
    .insertInto('second_factor')
    .values({ school_id: schoolId, staff_id: staffId, ...facts })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'staff_id'])
        .doUpdateSet(facts)
        .where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Guarded: of two uses of one code at the same moment the second finds it used. */
export async function useStep(
  tx: Tx,
  { schoolId, staffId }: Whose,
  step: number,
  confirmedAt?: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('second_factor')
    .set({ last_step: step, ...(confirmedAt && { confirmed_at: confirmedAt }) })
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteSecondFactor(tx: Tx, { schoolId, staffId }: Whose): Promise<void> {
  for (const table of ['recovery_code', 'second_factor'] as const)
    await tx
      .deleteFrom(table)
      .where('school_id', '=', schoolId)
      .where('staff_id', '=', staffId)
      .execute()
}

export async function replaceRecoveryCodes(
  tx: Tx,
  { schoolId, staffId }: Whose,
  indexes: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('recovery_code')
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .execute()
  await tx
    .insertInto('recovery_code')
    .values(indexes.map((code_index) => ({ school_id: schoolId, staff_id: staffId, code_index })))
    .execute()
}

export async function useRecoveryCode(
  tx: Tx,
  { schoolId, staffId }: Whose,
  index: string,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .where('code_index', '=', index)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function countRecoveryCodes(tx: Tx, { schoolId, staffId }: Whose): Promise<number> {
  const row = await tx
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('school_id', '=', schoolId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
