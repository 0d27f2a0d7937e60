import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'

/** An uploaded file that this member of staff has sent. */
export function findImportFile(tx: Tx, actor: StaffActor, fileId: string) {
  return tx
    .selectFrom('file')
    .select(['id', 'name', 'path'])
    .where('school_id', '=', actor.schoolId)
    .where('id', '=', fileId)
    .where('purpose', '=', 'import-file')
    .where('state', '=', 'stored')
    .where('owner_kind', '=', 'staff')
    .where('owner_id', '=', actor.id)
    .executeTakeFirst()
}
