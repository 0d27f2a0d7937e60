import { archiveStates, type ArchiveState } from 'shared-types/archives/archive-states'
import { within, type Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { staffScope, type StaffContext } from '../runtime/context'

/** By school: archives in each state, and the people of the roll who have none yet. */
export async function archiveOverview(context: StaffContext, { year }: { year: number }) {
  const { actor, services } = context
  const { onRoll, entered } = await within(services.db, staffScope(context), async (tx) => ({
    onRoll: await countOnRoll(tx, actor, year),
    entered: await countEntered(tx, actor, year),
  }))
  const schools = new Map(
    [...onRoll, ...entered].map((it) => [it.school_id, { name: it.name, code: it.code }]),
  )
  return {
    schools: [...schools]
      .sort(([, a], [, b]) => a.code.localeCompare(b.code))
      .map(([schoolId, { name }]) => {
        const roll = onRoll.find((it) => it.school_id === schoolId)?.count ?? 0
        const own = entered.filter((it) => it.school_id === schoolId)
        const sum = (rows: typeof own, of: 'count' | 'linked' | 'not_graduated') =>
          rows.reduce((total, it) => total + it[of], 0)
        const inState = (state: ArchiveState) =>
          sum(
            own.filter((it) => it.state === state),
            'count',
          )
        return {
          schoolId,
          schoolName: name,
          onRoll: roll,
          counts: Object.fromEntries(archiveStates.map((it) => [it, inState(it)])) as Record<
            ArchiveState,
            number
          >,
          notGraduated: sum(own, 'not_graduated'),
          missing: roll - sum(own, 'linked'),
        }
      }),
  }
}

function countOnRoll(tx: Tx, actor: StaffActor, year: number) {
  return tx
    .selectFrom('student')
    .innerJoin('school', 'school.id', 'student.school_id')
    .where('student.year', '=', year)
    .$if(actor.level !== 'centre', (query) => query.where('student.school_id', '=', actor.schoolId))
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) => eb('student.major_id', '=', eb.fn.any(eb.val([...actor.majors])))),
    )
    .groupBy(['student.school_id', 'school.name', 'school.code'])
    .select((eb) => [
      'student.school_id',
      'school.name',
      'school.code',
      eb.fn.countAll<number>().as('count'),
    ])
    .execute()
}

function countEntered(tx: Tx, actor: StaffActor, year: number) {
  return tx
    .selectFrom('archive')
    .innerJoin('school', 'school.id', 'archive.school_id')
    .leftJoin('student', (join) =>
      join
        .onRef('student.school_id', '=', 'archive.school_id')
        .onRef('student.id', '=', 'archive.student_id'),
    )
    .where('archive.year', '=', year)
    .$if(actor.level !== 'centre', (query) => query.where('archive.school_id', '=', actor.schoolId))
    .$if(actor.majors !== 'all', (query) =>
      query.where((eb) =>
        eb(
          eb.fn.coalesce('student.major_id', 'archive.major_id'),
          '=',
          eb.fn.any(eb.val([...actor.majors])),
        ),
      ),
    )
    .groupBy(['archive.school_id', 'school.name', 'school.code', 'archive.state'])
    .select((eb) => [
      'archive.school_id',
      'school.name',
      'school.code',
      'archive.state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('archive.student_id').as('linked'),
      eb.fn.countAll<number>().filterWhere('archive.graduated', '=', false).as('not_graduated'),
    ])
    .execute()
}
