import type { AppealRecord as RollMatch } from 'shared-types/appeals/schemas'
import type { Tx } from '../../database/scope'
import type { StaffContext } from '../../runtime/context'
import { studentVisibleTo } from '../../students/visibility'
import type { AppealRecord } from '../record'

const MOST = 6

/**
 * The records that may be the appellant's: the one that was bound, or those that agree in number, student number or
 * name. A wrong digit on the roll is why most bindings fail, so one agreement is enough to be shown.
 */
export async function listRollMatches(
  tx: Tx,
  { services, actor }: StaffContext,
  appeal: AppealRecord,
): Promise<RollMatch[]> {
  if (!actor.functions.has('roll.view')) return []
  const name = services.keys.open(appeal.name_sealed)
  const rows = await candidates(tx, appeal, name).where(studentVisibleTo(actor)).execute()
  return rows
    .map((row) => ({
      studentId: row.id,
      name: row.name,
      studentNumber: row.student_number,
      maskedIdNumber: row.id_number_tail,
      majorName: row.major_name,
      year: row.year,
      boundToAppellant: row.openid_index === appeal.openid_index,
      agrees: {
        name: row.name === name,
        idNumber: row.id_number_index === appeal.id_number_index,
        studentNumber: row.student_number === appeal.student_number,
      },
    }))
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, MOST)
}

const likeness = ({ agrees, boundToAppellant }: RollMatch) =>
  (boundToAppellant ? 8 : 0) +
  (agrees.idNumber ? 4 : 0) +
  (agrees.studentNumber ? 2 : 0) +
  (agrees.name ? 1 : 0)

function candidates(tx: Tx, appeal: AppealRecord, name: string) {
  return tx
    .selectFrom('student')
    .innerJoin('major', (join) =>
      join
        .onRef('major.school_id', '=', 'student.school_id')
        .onRef('major.id', '=', 'student.major_id'),
    )
    .leftJoin('wechat_account', (join) =>
      join
        .onRef('wechat_account.school_id', '=', 'student.school_id')
        .onRef('wechat_account.student_id', '=', 'student.id'),
    )
    .select([
      'student.id',
      'student.name',
      'student.student_number',
      'student.id_number_tail',
      'student.id_number_index',
      'student.year',
      'major.name as major_name',
      'wechat_account.openid_index',
    ])
    .where('student.school_id', '=', appeal.school_id)
    .where((eb) =>
      appeal.student_id
        ? eb('student.id', '=', appeal.student_id)
        : eb.or([
            eb('student.id_number_index', '=', appeal.id_number_index),
            eb('student.student_number', '=', appeal.student_number),
            eb('student.name', '=', name),
            eb('wechat_account.openid_index', '=', appeal.openid_index),
          ]),
    )
    .limit(100)
}
