import { afterEach, expect, test } from '@jest/globals'
import { addCodeVersion } from '../../../test/builders/code-version'
import { ask } from '../../../test/builders/ask'
import { seen } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
await world.owner.query('insert into working_year values (2025, false)')
const level1 = await world.staff('10001level1')

afterEach(() => world.owner.query('delete from code_table_version'))

/** From this year on the codes of the roll are called otherwise; 「群众」 is gone, 「新面貌」 has come. */
async function renameCodes(validFromYear: number = YEAR) {
  const version = (table: Parameters<typeof addCodeVersion>[1], code: string, name: string) =>
    addCodeVersion(world, table, [{ code, name }], validFromYear)
  await version('educationLevel', '11201', '大学本科')
  await version('trainingMode', '1', '普通')
  await version('politicalStatus', '50', '新面貌')
}

/** How each place names one student's education level and training mode. */
async function namesOf(student: Awaited<ReturnType<typeof world.student>>, year: number) {
  const roll = await world.call(level1, 'students.list', { year })
  const reports = await world.call(level1, 'reports.list', { kind: 'origin', year })
  const record = await world.call(level1, 'students.get', { id: student.id })
  const { kind, id } = seen(student, 'origin')
  const report = await world.call(level1, 'reports.get', { kind, id })
  const mine = await world.call(student, 'reports.mine', { kind: 'origin' })
  const me = await world.call(student, 'identity.who-am-i', {})
  const number = student.row.studentNumber
  return {
    levels: [
      roll.rows.find((it) => it.studentNumber === number)?.educationLevel,
      reports.rows.find((it) => it.studentNumber === number)?.educationLevel,
      record.holder.educationLevel,
      report.holder.educationLevel,
      mine.holder.educationLevel,
      me.student?.majorName.split(' · ')[1],
    ],
    modes: [record.holder.trainingMode, report.holder.trainingMode, mine.holder.trainingMode],
    codes: [report.holder.educationLevelCode, report.holder.trainingModeCode],
  }
}

test('everything names a graduate’s codes by the version of their own cohort', async () => {
  const student = await world.student({ origin: 'level2' })
  const former = await world.student({ origin: 'level2', row: { year: '2025' } })
  const names = (level: string, mode: string) => ({
    levels: Array<string>(6).fill(level),
    modes: Array<string>(3).fill(mode),
    codes: ['11201', '1'],
  })
  expect(await namesOf(student, YEAR)).toEqual(names('本科生毕业', '非定向'))
  await renameCodes()
  expect(await namesOf(student, YEAR)).toEqual(names('大学本科', '普通'))
  // Who graduated before it holds is called what they were.
  expect(await namesOf(former, 2025)).toEqual(names('本科生毕业', '非定向'))
})

test('a correction takes what the cohort’s version has, and leaves alone what was entered before', async () => {
  const student = await world.student({ row: { politicalStatus: '群众' } })
  await renameCodes()
  const correct = async (values: Record<string, string>) => {
    const { version } = await world.call(level1, 'students.get', { id: student.id })
    const input = { id: student.id, version, values, reason: '核对' }
    return ask(world, level1, 'students.update', input)
  }
  expect(await correct({ examNumber: '1' })).toMatchObject({
    ok: true,
    value: { values: { politicalStatus: '13', examNumber: '1' } },
  })
  expect(await correct({ politicalStatus: '共青团员' })).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'politicalStatus' }] },
  })
  expect(await correct({ politicalStatus: '新面貌' })).toMatchObject({
    ok: true,
    value: { values: { politicalStatus: '50' } },
  })
})

test('an import of the roll goes by the version of the cohort', async () => {
  await renameCodes()
  const row = { ...world.nextRow(), politicalStatus: '新面貌', educationLevel: '大学本科' }
  const gone = { ...world.nextRow(), politicalStatus: '共青团员' }
  const { id } = await world.roll(level1, 'checked', [row, gone])
  expect(await world.call(level1, 'imports.get', { subject: 'roll', id })).toMatchObject({
    counts: { accepted: 1, refused: 1 },
  })
})
