import { expect, test } from '@jest/globals'
import type { ReportData } from 'shared-types/reports/fields/field'
import { ask, codeOf } from '../../test/builders/ask'
import { seen, storedReport } from '../../test/builders/forms'
import { openWorld, type Student } from '../../test/contract/world'

const world = await openWorld()
const level2 = await world.staff('10001level2')

const GUANGZHOU = '广州市人力资源和社会保障局'
const draft = () => world.student({ origin: 'completed', dispatch: 'draft' })

async function submit(student: Student, changes: ReportData) {
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const input = {
    kind: 'dispatch',
    version: report?.version,
    data: { ...report?.data, ...changes },
  }
  return ask(world, student, 'reports.submit', input)
}

const refusals: [what: string, options: object, changes: ReportData, message: string][] = [
  [
    'an authority that is not in the list',
    {},
    { authority: '某某局' },
    '本省生源的本专科毕业生，主管单位请从列表中选择',
  ],
  [
    'another city’s authority for one who goes home',
    {},
    { authority: '韶关市人力资源和社会保障局' },
    `回生源地、回原籍的主管单位应为“${GUANGZHOU}”或“广州市教育局”，请重新选择`,
  ],
  [
    'a place in the plan for one trained for a unit',
    { row: { trainingMode: '3' }, originData: { entrustedUnit: '某县人民医院' } },
    {
      dispatchNature: 'origin',
      authority: GUANGZHOU,
      reportingAddress: '广州市越秀区',
      archiveUnit: GUANGZHOU,
      archiveAddress: '广州市越秀区',
      archivePostcode: '510000',
    },
    '定向、委培毕业生的派遣性质只能选择“不纳入就业方案”',
  ],
]

test.each(refusals)(
  '%s is refused and nothing changes',
  async (_what, options, changes, message) => {
    const student = await world.student({ origin: 'completed', dispatch: 'draft', ...options })
    const before = await storedReport(world, student, 'dispatch')
    const reply = await submit(student, changes)
    const problems: unknown = expect.arrayContaining([expect.objectContaining({ message })])
    expect(reply).toMatchObject({ code: 'fields-invalid', hint: { problems } })
    expect(await storedReport(world, student, 'dispatch')).toEqual(before)
  },
)

test('a dispatch beside the employment that was reported has to agree with it', async () => {
  const student = await draft()
  await world.owner.query(
    `insert into report (school_id, id, student_id, year, kind, submission, stage, source, major_id, data,
        created_at, updated_at)
      select school_id, gen_random_uuid(), student_id, year, 'employment', 'submitted', 'level2', 'student', major_id,
        '{"destination": "80"}', now(), now() from report where id = $1`,
    [seen(student, 'dispatch').id],
  )
  expect(await submit(student, {})).toMatchObject({
    hint: {
      problems: [{ field: 'dispatchNature', message: expect.stringContaining('“升学”不符') }],
    },
  })
})

test('a typed authority leaves the archive to be said anew, by the school too', async () => {
  const row = { educationLevel: '11131' }
  const student = await world.student({ origin: 'completed', dispatch: 'level2', row })
  const { data, version } = (await storedReport(world, student, 'dispatch'))[0] ?? {}
  const input = {
    ...seen(student, 'dispatch'),
    version,
    data: { ...data, authority: '某部人事司' },
  }
  expect(await ask(world, level2, 'reports.save', input)).toMatchObject({
    code: 'fields-invalid',
    hint: {
      problems: [
        { field: 'archiveUnit', message: '请填写档案接收单位' },
        { field: 'archiveAddress' },
        { field: 'archivePostcode' },
      ],
    },
  })
  const own = { archiveUnit: '某部档案处', archiveAddress: '北京市', archivePostcode: '100000' }
  const saved = await ask(world, level2, 'reports.save', {
    ...input,
    data: { ...input.data, ...own },
  })
  expect(codeOf(saved)).toBe('answered')
})

const setOpen = (isOpen: boolean) =>
  world.owner.query(`update reporting_switch set is_open = $1 where kind = 'dispatch'`, [isOpen])

test('after the last day nobody takes a report back that could not be handed in again', async () => {
  const student = await draft()
  expect(codeOf(await submit(student, {}))).toBe('answered')
  const before = await storedReport(world, student, 'dispatch')
  await setOpen(false)
  const withdraw = { kind: 'dispatch', version: before[0]?.version }
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdraw))).toBe('reporting-closed')
  expect(await storedReport(world, student, 'dispatch')).toEqual(before)
  await setOpen(true)
  expect(codeOf(await ask(world, student, 'reports.withdraw', withdraw))).toBe('answered')
})
