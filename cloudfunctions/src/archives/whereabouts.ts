import type { ArchiveState } from 'shared-types/archives/archive-states'
import { within, type Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import { presentWhereabouts } from './present'
import { findOfStudent, listOffRoll, type ArchiveRecord } from './queries'

/**
 * The archives of one person: of the roll records given, each read in its student's own scope, and of somebody of this
 * number and name who is on no roll.
 */
export async function listWhereabouts(
  { db, keys }: Services,
  records: readonly { schoolId: string; studentId: string }[],
  person: { idNumberIndex: string; name: string; idType: string },
) {
  const found = []
  for (const { schoolId, studentId } of records) {
    const row = await within(db, { role: 'student', schoolId, studentId }, async (tx) => {
      const archive = await findOfStudent(tx, schoolId, studentId)
      return archive && { archive, value: await presentWhereabouts(tx, keys, archive) }
    })
    if (row) found.push(row)
  }
  const isThisPerson = (it: ArchiveRecord) =>
    it.name === person.name && it.id_type === person.idType
  const offRoll = await within(db, { role: 'system' }, async (tx) => {
    const rows = (await listOffRoll(tx, person.idNumberIndex)).filter(isThisPerson)
    const shown = []
    for (const archive of rows)
      shown.push({ archive, value: await presentWhereabouts(tx, keys, archive) })
    return shown
  })
  return [...found, ...offRoll].map(({ archive, value }) => ({
    value,
    told: { schoolId: archive.school_id, kind: 'archive' as const, id: archive.id },
  }))
}

/** For the home page of the person concerned. */
export async function findArchiveState(
  tx: Tx,
  schoolId: string,
  studentId: string,
): Promise<ArchiveState | null> {
  const row = await findOfStudent(tx, schoolId, studentId)
  return row ? (row.state as ArchiveState) : null
}
