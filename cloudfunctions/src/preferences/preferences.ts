import { DomainError } from 'shared-types/errors'
import type { ColumnSettings, SavedView } from 'shared-types/preferences/operations'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'

const MOST_LISTS = 100

export const getPreferences = (context: StaffContext, { list }: { list: string }) =>
  within(context.services.db, staffScope(context), (tx) => read(tx, context, list))

export const savePreferences = (
  context: StaffContext,
  input: {
    list: string
    columns?: ColumnSettings | null | undefined
    views?: SavedView[] | undefined
  },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const { actor, now } = context
    const former = await read(tx, context, input.list)
    const columns = input.columns === undefined ? former.columns : input.columns
    const facts = {
      columns: columns && JSON.stringify(columns),
      views: JSON.stringify(input.views ?? former.views),
      updated_at: now,
    }
    await tx
      .insertInto('staff_preference')
      .values({ school_id: actor.schoolId, staff_id: actor.id, list: input.list, ...facts })
      .onConflict((it) => it.columns(['school_id', 'staff_id', 'list']).doUpdateSet(facts))
      .execute()
    if ((await countLists(tx, context)) > MOST_LISTS)
      throw new DomainError('too-many-rows', { reason: '保存的列表设置过多，请先删除不用的' })
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'preferences.save',
        kind: 'staff',
        id: actor.id,
        after: { list: input.list },
      },
    ])
    return read(tx, context, input.list)
  })

async function read(tx: Tx, { actor }: StaffContext, list: string) {
  const row = await tx
    .selectFrom('staff_preference')
    .select(['columns', 'views'])
    .where('school_id', '=', actor.schoolId)
    .where('staff_id', '=', actor.id)
    .where('list', '=', list)
    .executeTakeFirst()
  return {
    columns: (row?.columns ?? null) as ColumnSettings | null,
    views: (row?.views ?? []) as SavedView[],
  }
}

async function countLists(tx: Tx, { actor }: StaffContext): Promise<number> {
  const row = await tx
    .selectFrom('staff_preference')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('school_id', '=', actor.schoolId)
    .where('staff_id', '=', actor.id)
    .executeTakeFirstOrThrow()
  return row.count
}
