import { DEFAULT_DEADLINE_DAYS } from 'shared-types/appeals/appeal-limits'
import type { AppealSettings } from 'shared-types/appeals/schemas'
import { appealCategories, appealCategoryLabels } from 'shared-types/appeals/workflow'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { listStaffWhoAnswer } from './colleagues'

export async function getSettings(context: StaffContext): Promise<AppealSettings> {
  refuseCentre(context)
  return within(context.services.db, staffScope(context), (tx) =>
    readSettings(tx, context.actor.schoolId),
  )
}

/** Nobody appeals to the centre, so it has nothing to assign. */
function refuseCentre({ actor }: StaffContext): void {
  if (actor.level === 'centre') throw new DomainError('permission-denied')
}

async function readSettings(tx: Tx, schoolId: string): Promise<AppealSettings> {
  const setting = await findSetting(tx, schoolId)
  const staff = await listStaffWhoAnswer(tx, schoolId)
  const assigned = await tx
    .selectFrom('appeal_assignee')
    .select(['category', 'staff_id'])
    .where('school_id', '=', schoolId)
    .execute()
  return {
    version: setting?.version ?? 0,
    deadlineDays: setting?.deadline_days ?? DEFAULT_DEADLINE_DAYS,
    assignees: appealCategories.map((category) => ({
      category,
      // Who can no longer answer is not shown, and gone with the next saving.
      staffIds: staff
        .map((it) => it.id)
        .filter((id) => assigned.some((it) => it.category === category && it.staff_id === id)),
    })),
    staff,
  }
}

const findSetting = (tx: Tx, schoolId: string) =>
  tx.selectFrom('appeal_setting').selectAll().where('school_id', '=', schoolId).executeTakeFirst()

type Input = Pick<AppealSettings, 'version' | 'deadlineDays' | 'assignees'>

/** Appeals that are open keep their deadline; whom they fall to follows at once. */
export async function saveSettings(context: StaffContext, input: Input): Promise<AppealSettings> {
  refuseCentre(context)
  const { services, actor } = context
  const { schoolId } = actor
  return within(services.db, staffScope(context), async (tx) => {
    await refuseUnable(tx, schoolId, input)
    await writeSetting(tx, schoolId, input)
    await replaceAssignees(tx, schoolId, input)
    const settings = await readSettings(tx, schoolId)
    await recordAudit(tx, context, [
      {
        schoolId,
        operation: 'appeals.save-settings',
        kind: 'appeal-settings',
        id: null,
        before: { version: input.version },
        after: {
          version: settings.version,
          deadlineDays: settings.deadlineDays,
          assignees: settings.assignees.flatMap((it) =>
            it.staffIds.map((id) => `${it.category} ${id}`),
          ),
        },
      },
    ])
    return settings
  })
}

async function refuseUnable(tx: Tx, schoolId: string, { assignees }: Input): Promise<void> {
  const able = new Set((await listStaffWhoAnswer(tx, schoolId)).map((it) => it.id))
  const problems = assignees
    .filter((it) => it.staffIds.some((id) => !able.has(id)))
    .map((it) => ({
      field: 'assignees',
      message: `“${appealCategoryLabels[it.category]}”中有不能处理申诉的用户，请重新选择`,
    }))
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
}

/** Of two who save at once, the second is told; the first row ever written decides as well. */
async function writeSetting(tx: Tx, schoolId: string, input: Input): Promise<void> {
  const current = await findSetting(tx, schoolId)
  if ((current?.version ?? 0) !== input.version) throw new DomainError('changed-elsewhere')
  const facts = { version: input.version + 1, deadline_days: input.deadlineDays }
  const written = current
    ? await tx
        .updateTable('appeal_setting')
        .set(facts)
        .where('school_id', '=', schoolId)
        .where('version', '=', current.version)
        .returning('version')
        .executeTakeFirst()
    : await tx
        .insertInto('appeal_setting')
        .values({ school_id: schoolId, ...facts })
        .onConflict((it) => it.column('school_id').doNothing())
        .returning('version')
        .executeTakeFirst()
  if (!written) throw new DomainError('changed-elsewhere')
}

async function replaceAssignees(tx: Tx, schoolId: string, { assignees }: Input): Promise<void> {
  await tx.deleteFrom('appeal_assignee').where('school_id', '=', schoolId).execute()
  const rows = assignees.flatMap(({ category, staffIds }) =>
    staffIds.map((staffId) => ({ school_id: schoolId, category, staff_id: staffId })),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('appeal_assignee')
    .values(rows)
    .onConflict((it) => it.columns(['school_id', 'category', 'staff_id']).doNothing())
    .execute()
}
