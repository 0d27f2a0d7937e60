import type { Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { appealVisibleTo } from './visibility'

/** A file of an appeal that this member of staff may see. */
export async function findAppealAttachment(tx: Tx, reader: StaffActor, fileId: string) {
  if (!reader.functions.has('appeals.view')) return undefined
  return tx
    .selectFrom('file')
    .innerJoin('appeal_attachment', (join) =>
      join
        .onRef('appeal_attachment.school_id', '=', 'file.school_id')
        .onRef('appeal_attachment.file_id', '=', 'file.id'),
    )
    .innerJoin('appeal', (join) =>
      join
        .onRef('appeal.school_id', '=', 'appeal_attachment.school_id')
        .onRef('appeal.id', '=', 'appeal_attachment.appeal_id'),
    )
    .selectAll('file')
    .where('file.id', '=', fileId)
    .where(appealVisibleTo(reader))
    .executeTakeFirst()
}
