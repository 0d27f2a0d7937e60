import type { AnnouncementAttachment } from 'shared-types/announcements/schemas'
import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../database/scope'
import { linkStoredFile } from '../files/uploads'
import type { Services } from '../runtime/services'

interface At {
  schoolId: string
  id: string
}

/** Name and size stand with the file, which readers of other schools may not see by themselves: ask as the system. */
export async function listAttachments(
  { db }: Pick<Services, 'db'>,
  { schoolId, id }: At,
): Promise<AnnouncementAttachment[]> {
  const rows = await within(db, { role: 'system' }, (tx) =>
    tx
      .selectFrom('announcement_attachment')
      .innerJoin('file', (join) =>
        join
          .onRef('file.school_id', '=', 'announcement_attachment.school_id')
          .onRef('file.id', '=', 'announcement_attachment.file_id'),
      )
      .select(['file.id', 'file.name', 'file.size', 'file.media_type'])
      .where('announcement_attachment.school_id', '=', schoolId)
      .where('announcement_attachment.announcement_id', '=', id)
      .orderBy('announcement_attachment.position')
      .execute(),
  )
  return rows.map((it) => ({
    id: it.id,
    name: it.name,
    size: it.size ?? 0,
    mediaType: it.media_type ?? '',
  }))
}

/** A link to a file of an announcement that the caller has been shown to read. */
export async function linkAttachment(services: Services, { schoolId, id }: At, fileId: string) {
  const row = await within(services.db, { role: 'system' }, (tx) =>
    tx
      .selectFrom('announcement_attachment')
      .innerJoin('file', (join) =>
        join
          .onRef('file.school_id', '=', 'announcement_attachment.school_id')
          .onRef('file.id', '=', 'announcement_attachment.file_id'),
      )
      .selectAll('file')
      .where('announcement_attachment.school_id', '=', schoolId)
      .where('announcement_attachment.announcement_id', '=', id)
      .where('announcement_attachment.file_id', '=', fileId)
      .executeTakeFirst(),
  )
  return linkStoredFile(services, row)
}

/** Puts these files in the place of those before. Throws `fields-invalid` for one that is not the school's own and free. */
export async function setAttachments(
  tx: Tx,
  { schoolId, id }: At,
  files: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('announcement_attachment')
    .where('school_id', '=', schoolId)
    .where('announcement_id', '=', id)
    .execute()
  if (files.length === 0) return
  const isTwice = new Set(files).size < files.length
  if (isTwice || (await countFree(tx, schoolId, files)) < files.length)
    throw new DomainError('fields-invalid', {
      problems: [{ field: 'attachments', message: '有附件没有上传完成或已经用过，请重新上传' }],
    })
  await tx
    .insertInto('announcement_attachment')
    .values(
      files.map((fileId, position) => ({
        school_id: schoolId,
        announcement_id: id,
        file_id: fileId,
        position,
      })),
    )
    .execute()
}

/** Of these, those that staff of the school uploaded for an announcement and that none has. */
async function countFree(tx: Tx, schoolId: string, ids: readonly string[]): Promise<number> {
  const { count } = await tx
    .selectFrom('file')
    .leftJoin('announcement_attachment', (join) =>
      join
        .onRef('announcement_attachment.school_id', '=', 'file.school_id')
        .onRef('announcement_attachment.file_id', '=', 'file.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('file.school_id', '=', schoolId)
    .where('file.purpose', '=', 'announcement-attachment')
    .where('file.state', '=', 'stored')
    .where('file.id', 'in', ids)
    .where('announcement_attachment.file_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
