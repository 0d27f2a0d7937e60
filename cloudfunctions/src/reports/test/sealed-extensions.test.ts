import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { addedField, asSent, decideFields } from '../../../test/builders/field-settings'
import { originForm, storedReport } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { checkFile } from '../../imports/reports/test/report-files'

const world = await openWorld()
const kind = 'origin' as const
const which = { kind, year: YEAR }
const level1 = await world.staff('10001level1')
const level2 = await world.staff('10001level2')

const ACCOUNT = '6222020200012345678'
const account = {
  ...addedField,
  extension: { label: '银行卡号', type: 'text' as const, maxLength: 30, sensitive: true as const },
}
await decideFields(world, level1, kind, {}, [addedField, account])

const student = await world.student()
const filled = await originForm(world, student, { ext1: '王老师', ext2s: ACCOUNT })
const submitted = await world.call(student, 'reports.submit', filled)

test('what a school adds as sensitive is sealed, wherever the database keeps it', async () => {
  const [stored] = await storedReport(world, student, kind)
  expect(stored?.data).toMatchObject({ ext1: '王老师', ext2s: expect.stringMatching(/^v1\./) })
  const { rows } = await world.owner.query<{ all: string }>(
    `select (select json_agg(report)::text from report) || (select json_agg(report_history)::text from report_history)
       || (select json_agg(audit_entry)::text from audit_entry) as all`,
  )
  expect(rows[0]?.all).not.toContain(ACCOUNT)
})

test('the student and the reviewer read it; no list shows it, and no filter looks into it', async () => {
  expect(submitted.data['ext2s']).toBe(ACCOUNT)
  const seen = await world.call(level2, 'reports.get', { kind, id: submitted.id })
  expect(seen.data['ext2s']).toBe(ACCOUNT)
  const { rows } = await world.call(level1, 'reports.list', which)
  expect(rows.map((it) => it.extensions)).toEqual([{ ext1: '王老师' }])
  const filter = { field: 'ext2s', match: 'has', value: '6222' }
  expect(codeOf(await ask(world, level1, 'reports.list', { ...which, extensions: [filter] }))).toBe(
    'invalid-input',
  )
})

test('it goes out in an export, and comes back unchanged', async () => {
  const { id } = await world.call(level1, 'reports.start-export', {
    ...which,
    format: 'dbf',
    columns: ['studentNumber', 'ext1', 'ext2s'],
  })
  await world.drain()
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file join report_export on file.id = file_id where report_export.id = $1',
    [id],
  )
  const bytes = await world.services.storage.get(rows[0]?.path ?? '')
  expect(bytes.toString('latin1')).toContain(ACCOUNT)
  const checked = await checkFile(world, level1, kind, bytes, 'export.dbf')
  expect(checked.counts).toMatchObject({ unchanged: 1, refused: 0 })
})

test('a field stays what it is: neither is a sealed one opened, nor an open one sealed', async () => {
  const { settings, version } = await world.call(level1, 'reports.get-field-settings', which)
  const save = (change: (sent: ReturnType<typeof asSent>) => object) =>
    ask(world, level1, 'reports.save-field-settings', {
      ...which,
      version,
      fields: settings.map(asSent).map((it) => ({ ...it, ...(it.extension && change(it)) })),
    })
  const problems = async (reply: ReturnType<typeof save>) => {
    const told = await reply
    return told.ok ? [] : told.hint?.problems?.map((it) => it.message)
  }
  expect(
    await problems(save((it) => ({ extension: { ...it.extension, sensitive: undefined } }))),
  ).toEqual(['「银行卡号」是否加密保存不能改变，请新增一个字段'])
  expect(
    await problems(save((it) => ({ extension: { ...it.extension, sensitive: true } }))),
  ).toEqual(['「导师姓名」是否加密保存不能改变，请新增一个字段'])
  const choice = { label: '血型', type: 'choice', choices: ['A', 'B'], sensitive: true }
  const refused = ask(world, level1, 'reports.save-field-settings', {
    ...which,
    version,
    fields: [...settings.map(asSent), { ...addedField, extension: choice }],
  })
  expect(await refused).toMatchObject({
    hint: { problems: [{ message: '单选不能加密保存，请为「血型」取消“个人敏感信息”' }] },
  })
})

test('the versions say that it is sealed; switched off it is kept, and still sealed', async () => {
  const { versions } = await world.call(level1, 'reports.list-field-versions', which)
  expect(versions[0]?.changes).toContain(
    '新增「银行卡号：文本（限 30 字）、启用、选填、学生可编辑、加密保存」',
  )
  await decideFields(world, level1, kind, { ext2s: { enabled: false } })
  const { version, data } = await world.call(level2, 'reports.get', { kind, id: submitted.id })
  const { ext2s: _, ...rest } = data
  await world.call(level2, 'reports.save', { kind, id: submitted.id, version, data: rest })
  const [stored] = await storedReport(world, student, kind)
  expect(world.services.keys.open(stored?.data['ext2s'] ?? '')).toBe(ACCOUNT)
})
