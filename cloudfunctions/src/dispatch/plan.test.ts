import { afterEach, expect, test } from '@jest/globals'
import type { ReportData } from 'shared-types/reports/fields/field'
import { ask, codeOf } from '../../test/builders/ask'
import { startClock, stopClock } from '../../test/builders/clock'
import { PNG } from '../../test/builders/file-bytes'
import { seen, storedReport } from '../../test/builders/forms'
import { application, SHENZHEN } from '../../test/builders/reassignment'
import { openWorld, type Student } from '../../test/contract/world'
import { importLines } from '../imports/reports/test/report-files'

const world = await openWorld()
const level2 = await world.staff('10001level2')
const centre = await world.staff('centre')
afterEach(() => void startClock())

const LIST_ONLY = '本省生源的本专科毕业生，主管单位请从列表中选择'
const NO_LETTER = '港澳台毕业生没有接收函的，派遣性质应选择“不纳入就业方案”'

const dispatchOf = async (student: Student) => (await storedReport(world, student, 'dispatch'))[0]

async function submit(student: Student, changes: ReportData) {
  const current = await dispatchOf(student)
  return ask(world, student, 'reports.submit', {
    kind: 'dispatch',
    version: current?.version,
    data: { ...current?.data, ...changes },
  })
}

const problem = (message: string) => ({
  code: 'fields-invalid',
  hint: { problems: expect.arrayContaining([expect.objectContaining({ message })]) as unknown },
})

test('nobody types an authority for an undergraduate or associate of the province: not the school, not a file', async () => {
  for (const educationLevel of ['11201', '11301', '11501']) {
    const row = { educationLevel }
    const student = await world.student({ origin: 'completed', dispatch: 'level2', row })
    const before = await dispatchOf(student)
    const data = { ...before?.data, authority: '某部人事司' }
    const save = { ...seen(student, 'dispatch'), version: before?.version, data }
    expect(await ask(world, level2, 'reports.save', save)).toMatchObject(problem(LIST_ONLY))
    const line = { 学号: student.row.studentNumber ?? '', 主管单位: '某部人事司' }
    const { refusedRows } = await importLines(world, level2, 'dispatch', [line])
    expect(refusedRows[0]?.reasons.join()).toContain(LIST_ONLY)
    expect(await dispatchOf(student)).toEqual(before)
  }
})

const fromBeyond: [where: string, row: object][] = [
  ['Hong Kong', { idType: '港澳居民来往内地通行证', idNumber: 'H01234567', sex: '女' }],
  ['Taiwan', { idType: '台湾居民来往大陆通行证', idNumber: '01234567', sex: '男' }],
]

test.each(fromBeyond)(
  'a graduate from %s is not in the plan by default, and in it only with a receiving letter',
  async (_where, row) => {
    const student = await world.student({ origin: 'centre', row })
    const origin = { ...seen(student, 'origin'), action: 'approve' as const }
    await world.call(centre, 'reports.review', origin)
    expect(await dispatchOf(student)).toMatchObject({ data: { dispatchNature: 'outside-plan' } })
    const home = { dispatchNature: 'origin', authority: '广州市人力资源和社会保障局' }
    expect(await submit(student, { ...SHENZHEN, ...home })).toMatchObject(problem(NO_LETTER))
    expect(await submit(student, SHENZHEN)).toMatchObject(problem('请上传接收函'))
    const acceptance = await world.upload(student, 'attachment', PNG, { name: '接收函.png' })
    expect(codeOf(await submit(student, { ...SHENZHEN, acceptance }))).toBe('answered')
  },
)

test('an entrusted graduate stays outside the plan, whoever writes', async () => {
  const student = await world.student({
    origin: 'completed',
    dispatch: 'level2',
    row: { trainingMode: '2' },
    originData: { entrustedUnit: '某县教育局' },
  })
  const before = await dispatchOf(student)
  expect(before?.data).toEqual({ dispatchNature: 'outside-plan' })
  const save = { ...seen(student, 'dispatch'), version: before?.version, data: SHENZHEN }
  const refusal = '定向、委培毕业生的派遣性质只能选择“不纳入就业方案”'
  expect(await ask(world, level2, 'reports.save', save)).toMatchObject(problem(refusal))
  expect(await dispatchOf(student)).toEqual(before)
})

const settled = (row: object = {}) =>
  world.student({ origin: 'completed', dispatch: 'completed', row })
const hallOf = async (student: Student) =>
  (await world.call(student, 'identity.who-am-i', {})).reassignment

const periods: [who: string, row: object, last: string, after: string][] = [
  ['two years', { graduatesOn: '2026-12-20' }, '2028-12-20', '2028-12-21'],
  [
    'five years for a doctor',
    { graduatesOn: '2026-12-20', educationLevel: '11111' },
    '2031-12-20',
    '2031-12-21',
  ],
]

test.each(periods)(
  'the career-choice period is %s, counted from the day on the diploma',
  async (_who, row, last, after) => {
    const student = await settled(row)
    const at = async (day: string) => {
      stopClock(`${day}T12:00:00+08:00`)
      const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
      return [(await hallOf(student))?.phase, report?.allowedActions]
    }
    expect(await hallOf(student)).toMatchObject({ opensOn: '2026-07-01', closesOn: last })
    expect(await at('2026-06-30')).toEqual(['before', []])
    expect(await at('2026-07-01')).toEqual(['open', ['reassign']])
    expect(await at(last)).toEqual(['open', ['reassign']])
    expect(await at(after)).toEqual(['over', []])
  },
)

test('whose archive lies at a talent market is told, and so is the reviewer', async () => {
  const student = await settled()
  await world.owner.query(
    `update report set data = data || '{"archiveUnit":"广州市人才大市场"}' where id = $1`,
    [seen(student, 'dispatch').id],
  )
  const warning = '档案已存放在“广州市人才大市场”，存放在人才市场的档案不再办理改派'
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  expect(JSON.stringify(report)).toContain(warning)
  await world.call(student, 'reassignments.apply', await application(world, student, student))
  const { id } = seen(student, 'dispatch')
  const seenByReviewer = await world.call(level2, 'reports.get', { kind: 'dispatch', id })
  expect(JSON.stringify(seenByReviewer)).toContain(warning)
})
