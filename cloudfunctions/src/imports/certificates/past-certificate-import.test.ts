import { expect, jest, test } from '@jest/globals'
import { pastCertificateFields } from 'shared-types/certificates/past-certificate-fields'
import { ask, codeOf } from '../../../test/builders/ask'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import type { HttpAnswer } from '../../runtime/incoming'
import { idNumber } from '../test/roll-rows'

// Every check reads a workbook in a thread of its own.
jest.setTimeout(60_000)

const world = await openWorld()
const centre = await world.staff('centre')
const subject = 'past-certificate' as const

type Row = Record<string, string>
const row = (sequence: number, changes: Row = {}): Row => ({
  number: `201210001${String(sequence).padStart(6, '0')}`,
  year: '2012',
  school: '10001',
  name: `历届${'甲乙丙丁'[sequence % 4]}`,
  idNumber: idNumber(sequence),
  sex: '女',
  educationLevel: '本科生毕业',
  major: '汉语言文学',
  receivingUnit: '广州市人力资源和社会保障局',
  issuedOn: '2012-07-01',
  remark: '',
  ...changes,
})

/** Without the columns named. */
async function check(rows: readonly Row[], without: readonly string[] = []) {
  const fields = pastCertificateFields.filter((it) => !without.includes(it.name))
  const header = textRow(
    1,
    fields.map((it) => it.label),
  )
  const lines = rows.map((it, at) =>
    textRow(
      at + 2,
      fields.map(({ name }) => it[name] ?? ''),
    ),
  )
  const bytes = workbookFile({ sheets: [{ rows: header + lines.join('') }] })
  const fileId = await world.upload(centre, 'import-file', bytes, { name: '历史证书.xlsx' })
  const { columns } = await world.call(centre, 'imports.inspect', { subject, fileId })
  const mapping = Object.fromEntries(columns.map((it) => [String(it.at), it.field ?? '']))
  expect(Object.values(mapping)).not.toContain('')
  const { id } = await world.call(centre, 'imports.start', { subject, fileId, year: YEAR, mapping })
  await world.drain()
  return world.call(centre, 'imports.get', { subject, id })
}

async function apply(rows: readonly Row[], without: readonly string[] = []) {
  const { id } = await check(rows, without)
  await world.call(centre, 'imports.accept', { subject, id })
  await world.drain()
  return world.call(centre, 'imports.get', { subject, id })
}

const search = async (text: string, by = centre) =>
  world.call(by, 'certificates.search-past', { search: text })

const counts = (accepted: number, changed: number, unchanged: number, refused: number) => ({
  counts: { accepted, changed, unchanged, refused },
})

test('a register is loaded, found by name, number and ID number, and loading it again changes nothing', async () => {
  const rows = [row(1), row(2, { educationLevel: '硕士研究生毕业' })]
  expect(await apply(rows)).toMatchObject({ state: 'applied', ...counts(2, 0, 0, 0) })
  expect(await check(rows)).toMatchObject(counts(0, 0, 2, 0))
  for (const text of ['历届乙', '201210001000001', idNumber(1)])
    expect((await search(text)).rows.map((it) => it.number)).toEqual(['201210001000001'])
  expect((await search('历届丙')).rows[0]).toMatchObject({ colour: 'red', year: 2012 })
  expect(await apply([row(1, { receivingUnit: '深圳市人力资源局' })])).toMatchObject(
    counts(0, 1, 0, 0),
  )
  expect((await search('历届乙')).rows[0]?.receivingUnit).toBe('深圳市人力资源局')
})

test('what a file does not say of a known certificate, by no column or an empty cell, stays as it was', async () => {
  const whole = row(5, { name: '历届缺', remark: '遗失补办' })
  await apply([whole])
  const without = ['remark', 'idNumber', 'sex']
  expect(await check([whole], without)).toMatchObject(counts(0, 0, 1, 0))
  const moved = { ...whole, receivingUnit: '深圳市人力资源局' }
  expect(await apply([moved], without)).toMatchObject(counts(0, 1, 0, 0))
  expect((await search(whole['idNumber'] ?? '')).rows).toMatchObject([
    { receivingUnit: '深圳市人力资源局', remark: '遗失补办' },
  ])
  const silent = { ...moved, remark: '', idNumber: '', sex: '' }
  expect(await check([silent])).toMatchObject(counts(0, 0, 1, 0))
})

test('the verification page says that it is on the register, masked, and is no certificate of ours', async () => {
  await apply([row(3, { name: '历届长' })])
  const address = (await search('历届长')).rows[0]?.verificationUrl ?? ''
  const page = (await world.mains.public(
    { path: new URL(address).pathname, httpMethod: 'GET', headers: {} },
    {},
  )) as HttpAnswer
  expect(page.statusCode).toBe(200)
  for (const words of ['<h1>历史证书</h1>', '登记信息', '没有电子文件', '历*长', '历年登记册'])
    expect(page.body).toContain(words)
  for (const words of ['真实有效', '历届长', idNumber(3), '查看完整内容'])
    expect(page.body).not.toContain(words)
})

test('each row that cannot be is refused with its reason, and none of it is written', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const issued = await world.call(student, 'certificates.draw', {})
  const wrong: [Row, string][] = [
    [row(10, { number: '2012100010010' }), '15 位'],
    [row(11, { number: '201310001000011' }), '以毕业年份和院校代码开头'],
    [row(12, { number: '201299999000012', school: '99999' }), '没有这个院校代码'],
    [row(13, { number: '202410001000013', year: '2024' }), '2006 至 2022'],
    [row(14, { idNumber: '440106199001011234' }), '身份证'],
    [row(15, { educationLevel: '神童' }), '代码表'],
    [row(16, { issuedOn: '2011-07-01' }), '不能早于'],
    [row(17, { number: issued.number }), '本平台签发'],
    [row(18, { name: '' }), '没有填写'],
    [row(19), '重复'],
    [row(19), '重复'],
  ]
  const result = await check(wrong.map(([it]) => it))
  expect(result).toMatchObject(counts(0, 0, 0, wrong.length))
  const reasons = await world.owner.query<{ reasons: unknown }>(
    'select reasons from import_row where import_id = $1 order by row_number',
    [result.id],
  )
  wrong.forEach(([, words], at) => {
    expect(JSON.stringify(reasons.rows[at]?.reasons)).toContain(words)
  })
  expect((await search('20121000100001')).total).toBe(0)
})

test('a school sees its own when it sees all majors; students and other schools see none', async () => {
  await apply([row(20, { name: '历届己' })])
  const seen = async (account: string) => (await search('历届己', await world.staff(account))).total
  expect(await seen('10001level1')).toBe(1)
  expect(await seen('10001level2')).toBe(0)
  expect(await seen('10002level1')).toBe(0)
  const student = await world.student()
  expect(codeOf(await ask(world, student, 'certificates.search-past', {}))).not.toBe('answered')
  const school = await world.staff('10001level1')
  const template = await ask(world, school, 'imports.template', { subject })
  expect(codeOf(template)).toBe('permission-denied')
})
