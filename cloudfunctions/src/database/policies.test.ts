import { expect, test } from '@jest/globals'
import { demonstrationProvince } from '../../gateway/seed/demonstration/province'
import { loadSeed } from '../../gateway/seed/load-seed'
import { testDatabase } from '../../test/database'
import { testServices } from '../../test/services'
import { connect } from './client'
import { within, type Scope } from './scope'

const database = await testDatabase()
const { keys } = testServices(database)
const owner = connect(database.ownerUrl, 1)
const seeded = await loadSeed(owner.db, keys, demonstrationProvince()).finally(() =>
  owner.pool.end(),
)
const [school, other] = seeded.schools
const student = seeded.students[0]
if (!school || !other || !student) throw new Error('the demonstration has no schools')
const schoolId = school.id
const majors = school.majors.map((it) => it.id)

const scopes: Record<string, Scope> = {
  'the centre': { role: 'centre' },
  'the platform itself': { role: 'system' },
  'staff of all majors': { role: 'staff', schoolId, majors: 'all' },
  'staff of one major': { role: 'staff', schoolId, majors: majors.slice(0, 1) },
  'staff of two majors': { role: 'staff', schoolId, majors: majors.slice(0, 2) },
  'staff with a major of another school': {
    role: 'staff',
    schoolId,
    majors: other.majors.map((it) => it.id),
  },
  'staff without a major': { role: 'staff', schoolId, majors: [] },
  'a student': { role: 'student', schoolId, studentId: student.id },
  'a student of another school': { role: 'student', schoolId: other.id, studentId: student.id },
}

/** What the access functions say of each row, asked behind the policies. */
const says = {
  student: 'access.sees_graduate(school_id, major_id, id)',
  report: 'access.sees_graduate(school_id, major_id, student_id)',
  major: 'access.sees_school(school_id)',
  department: 'access.sees_school(school_id)',
  class: 'access.sees_school(school_id)',
  campus: 'access.sees_school(school_id)',
} as const

async function expectedIds(table: keyof typeof says, scope: Scope): Promise<string[]> {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.role', $1, true), set_config('app.school_id', $2, true),
        set_config('app.student_id', $3, true), set_config('app.majors', $4, true)`,
      [
        scope.role,
        'schoolId' in scope ? scope.schoolId : '',
        scope.role === 'student' ? scope.studentId : '',
        scope.role !== 'staff' ? '' : scope.majors === 'all' ? '*' : scope.majors.join(','),
      ],
    )
    const { rows } = await client.query<{ id: string }>(
      `select id from ${table} where ${says[table]} order by id`,
    )
    return rows.map((it) => it.id)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

for (const [who, scope] of Object.entries(scopes)) {
  test(`${who}: the policies let through exactly what the access functions allow`, async () => {
    for (const table of Object.keys(says) as (keyof typeof says)[]) {
      const seen = await within(database.app, scope, (tx) =>
        tx.selectFrom(table).select('id').orderBy('id').execute(),
      )
      expect({ table, ids: seen.map((it) => it.id) }).toEqual({
        table,
        ids: await expectedIds(table, scope),
      })
    }
  })
}

test('the scopes tell people apart: each sees something, nobody but the centre everything', async () => {
  const count = async (scope: Scope) => (await expectedIds('student', scope)).length
  const counts = await Promise.all(Object.values(scopes).map(count))
  expect(counts).toEqual([120, 120, 40, 10, 20, 0, 0, 1, 0])
})

test('without a scope nobody sees anything', async () => {
  for (const table of Object.keys(says) as (keyof typeof says)[])
    expect(await database.app.selectFrom(table).select('id').execute()).toEqual([])
})
