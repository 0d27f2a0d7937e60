import { within } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'
import { browserName, regionOf } from './where-from'

/** 「登录日志」: one's own; ids grow with time. */
export async function listSignIns(
  context: StaffContext,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const { actor, services } = context
  const rows = await within(services.db, staffScope(context), (tx) =>
    tx
      .selectFrom('sign_in')
      .select(['id', 'at', 'address', 'browser'])
      .where('school_id', '=', actor.schoolId)
      .where('staff_id', '=', actor.id)
      .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
  )
  const page = rows.slice(0, limit)
  return {
    rows: page.map((it) => ({
      id: it.id,
      at: it.at.toISOString(),
      address: it.address,
      region: regionOf(it.address),
      browser: browserName(it.browser),
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
