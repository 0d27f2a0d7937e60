import type { ArchiveFilter } from 'shared-types/archives/schemas'
import { DomainError } from 'shared-types/errors'
import { within } from '../database/scope'
import { staffScope, studentScope, type BoundContext, type StaffContext } from '../runtime/context'
import { isId } from '../runtime/new-id'
import { presentArchive, presentRow, presentWhereabouts } from './present'
import * as queries from './queries'

export async function listArchives(
  context: StaffContext,
  input: ArchiveFilter & { after?: string | undefined; limit: number },
) {
  const { services, actor } = context
  const { after, limit, ...filter } = input
  const page = { after: after ? readCursor(after) : undefined, limit: limit + 1 }
  return within(services.db, staffScope(context), async (tx) => {
    const rows = await queries.listArchives(tx, services.keys, actor, filter, page)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(presentRow),
      next: rows.length > limit && last ? `${last.updated_at.toISOString()}_${last.id}` : null,
      total: await queries.countArchives(tx, services.keys, actor, filter),
    }
  })
}

export async function getArchive(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const row = await queries.findArchive(tx, actor, id)
    if (!row) throw new DomainError('not-found')
    return presentArchive(tx, services.keys, actor, row)
  })
}

/** 「档案去向」 of the student who asks. */
export async function myArchive(context: BoundContext) {
  const { services, actor } = context
  return within(services.db, studentScope(context), async (tx) => {
    const row = await queries.findOfStudent(tx, actor.student.schoolId, actor.student.id)
    return { archive: row ? await presentWhereabouts(tx, services.keys, row) : null }
  })
}

function readCursor(text: string): queries.Cursor {
  const [at = '', id = ''] = text.split('_')
  const updatedAt = new Date(at)
  if (Number.isNaN(updatedAt.getTime()) || !isId(id)) throw new DomainError('invalid-input')
  return { updatedAt, id }
}
