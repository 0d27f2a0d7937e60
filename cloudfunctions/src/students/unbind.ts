import { DomainError } from 'shared-types/errors'
import type { RollRecord } from 'shared-types/students/roll-record'
import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import { releaseWechat } from '../identity/release'
import type { StaffContext } from '../runtime/context'
import { insertRollHistory } from './history'
import { presentRecord } from './roll-record'
import { lockVisibleStudent } from './visibility'

interface Input {
  id: string
  version: number
  reason: string
}

/**
 * Takes the WeChat off a record, so that another may be bound. WeChat identities belong to no school: this runs as the
 * platform, with the visibility in the query that locks the record.
 */
export async function unbindWechat(
  context: StaffContext,
  { id, version, reason }: Input,
): Promise<RollRecord> {
  const { services, actor } = context
  return within(services.db, { role: 'system' }, async (tx) => {
    const student = await lockVisibleStudent(tx, actor, id)
    if (student.version !== version) throw new DomainError('changed-elsewhere')
    const released = await releaseWechat(tx, student.school_id, id)
    if (!released) throw new DomainError('not-bound')
    await insertRollHistory(tx, context, { student, action: 'unbind', reason })
    await recordAudit(tx, context, [
      {
        schoolId: student.school_id,
        operation: 'students.unbind',
        kind: 'student',
        id,
        before: { bound: true, faceProvider: released.faceProvider },
        after: { bound: false },
      },
    ])
    return presentRecord(tx, context, id)
  })
}
