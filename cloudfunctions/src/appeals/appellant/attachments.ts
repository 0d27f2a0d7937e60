import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../../database/scope'
import {
  acceptFile,
  expectFile,
  findOwnFile,
  linkStoredFile,
  type Upload,
} from '../../files/uploads'
import type { StudentContext } from '../../runtime/context'
import * as queries from '../queries'

const MOST_PER_DAY = 40
const DAY_MS = 24 * 3600 * 1000

const uploadOf = ({ actor }: StudentContext, operation: string): Upload => ({
  scope: { role: 'system' },
  owner: { kind: 'wechat', openidIndex: actor.openidIndex },
  operation,
})

/** Whom the file goes to: the school chosen in the form, or that of an appeal of one's own. */
interface Place {
  schoolId?: string | undefined
  appealId?: string | undefined
}

/** Files of a WeChat identity, bound or not, to the school that is appealed to. */
export async function prepareAttachment(
  context: StudentContext,
  { name, size, ...place }: { name: string; size: number } & Place,
) {
  const { services, actor, now } = context
  const since = new Date(now.getTime() - DAY_MS)
  const school = await within(services.db, { role: 'system' }, async (tx) => {
    const uploads = await queries.countUploads(tx, actor.openidIndex, since)
    if (uploads >= MOST_PER_DAY)
      throw new DomainError('too-many-requests', { retryAfterSeconds: 3600 })
    return chooseSchool(tx, context, place)
  })
  const upload = uploadOf(context, 'appeals.prepare-attachment')
  return expectFile(context, upload, {
    schoolId: school,
    purpose: 'appeal-attachment',
    name,
    size,
  })
}

async function chooseSchool(
  tx: Tx,
  { actor }: StudentContext,
  { schoolId: asked, appealId }: Place,
): Promise<string> {
  if (appealId) {
    const appeal = await queries.findOwnAppeal(tx, actor.openidIndex, { id: appealId })
    if (!appeal) throw new DomainError('not-found')
    return appeal.school_id
  }
  if (actor.student && !asked) return actor.student.schoolId
  const school = !actor.student && asked ? await queries.findSchool(tx, asked) : undefined
  if (school) return school.id
  const message = actor.student ? '已绑定学籍，无需选择学校' : '请先选择学校'
  throw new DomainError('fields-invalid', { problems: [{ field: 'schoolId', message }] })
}

export const confirmAttachment = (context: StudentContext, { fileId }: { fileId: string }) =>
  acceptFile(context, uploadOf(context, 'appeals.confirm-attachment'), fileId)

export async function linkAttachment(context: StudentContext, { fileId }: { fileId: string }) {
  const { services, actor } = context
  const row = await within(services.db, { role: 'system' }, (tx) =>
    findOwnFile(tx, { kind: 'wechat', openidIndex: actor.openidIndex }, fileId),
  )
  return linkStoredFile(services, row)
}

/** Throws unless every file is the appellant's own, has arrived, and is attached to nothing yet. */
export async function refuseForeignFiles(
  tx: Tx,
  openidIndex: string,
  schoolId: string,
  files: readonly string[],
): Promise<void> {
  const ids = [...new Set(files)]
  const isTwice = ids.length < files.length
  if (ids.length === 0) return
  const free = await queries.countFreeFiles(tx, openidIndex, schoolId, ids)
  if (isTwice || free < ids.length)
    throw new DomainError('fields-invalid', {
      problems: [{ field: 'attachments', message: '有附件没有上传完成或已经用过，请重新上传' }],
    })
}
