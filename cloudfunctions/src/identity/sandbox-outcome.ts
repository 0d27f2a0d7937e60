import type { Tx } from '../database/scope'

export function findSandboxOutcome(tx: Tx, checkId: string) {
  return tx
    .selectFrom('face_check')
    .select('sandbox_outcome')
    .where('id', '=', checkId)
    .executeTakeFirst()
}
