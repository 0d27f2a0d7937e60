import type { ReportKindName } from 'shared-types/reports/workflow'
import { findAppealAttachment } from '../appeals/find-attachment'
import type { Tx } from '../database/scope'
import { visibleTo, type Reader } from '../reports/visibility'
import type { StaffActor } from '../runtime/actor'
import { findOwnFile } from './uploads'

/** One's own file, or one of a report, an appeal or a school that one may see at this moment. */
export async function findReadableFile(tx: Tx, reader: Reader, fileId: string) {
  return reader.kind === 'student'
    ? findForStudent(tx, reader, fileId)
    : findForStaff(tx, reader, fileId)
}

async function findForStudent(tx: Tx, reader: Exclude<Reader, StaffActor>, fileId: string) {
  const owner = { ...reader.student, kind: 'student' as const }
  return (
    (await findOwnFile(tx, owner, fileId)) ??
    (await findAttached(tx, reader, fileId))[0] ??
    (await findSchoolPicture(tx, reader.student.schoolId, fileId))
  )
}

async function findForStaff(tx: Tx, reader: StaffActor, fileId: string) {
  const { id, schoolId, functions } = reader
  const attached = await findAttached(tx, reader, fileId)
  return (
    (await findOwnFile(tx, { kind: 'staff', id, schoolId }, fileId)) ??
    attached.find((it) => functions.has(`${it.kind as ReportKindName}.view`)) ??
    (await findSchoolPicture(tx, schoolId, fileId)) ??
    (await findAppealAttachment(tx, reader, fileId))
  )
}

/** Seal and logo of one's own school are everybody's there. */
const findSchoolPicture = (tx: Tx, schoolId: string, fileId: string) =>
  tx
    .selectFrom('file')
    .innerJoin('school', 'school.id', 'file.school_id')
    .selectAll('file')
    .where('file.school_id', '=', schoolId)
    .where('file.id', '=', fileId)
    .where((eb) =>
      eb.or([
        eb('school.seal_file_id', '=', eb.ref('file.id')),
        eb('school.logo_file_id', '=', eb.ref('file.id')),
      ]),
    )
    .executeTakeFirst()

/** Through any report that the reader may see. */
const findAttached = (tx: Tx, reader: Reader, fileId: string) =>
  tx
    .selectFrom('file')
    .innerJoin('report_attachment', (join) =>
      join
        .onRef('report_attachment.school_id', '=', 'file.school_id')
        .onRef('report_attachment.file_id', '=', 'file.id'),
    )
    .innerJoin('report', (join) =>
      join
        .onRef('report.school_id', '=', 'report_attachment.school_id')
        .onRef('report.id', '=', 'report_attachment.report_id'),
    )
    .selectAll('file')
    .select('report.kind')
    .where('file.id', '=', fileId)
    .where(visibleTo(reader))
    .execute()
