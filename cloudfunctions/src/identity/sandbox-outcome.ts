import type { Tx } from '../database/scope'

export function findSandboxOutcome(tx: Tx, token: string) {
  return tx
    .selectFrom('face_check')
    .select('sandbox_outcome')
    .where('token', '=', token)
    .executeTakeFirst()
}
