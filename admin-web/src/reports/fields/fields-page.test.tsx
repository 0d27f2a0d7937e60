import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { FieldSettings } from 'shared-types/reports/fields/field-setting-operations'
import { asDeclared } from 'shared-types/reports/fields/field-settings'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { Server, show } from '../../../test/screen'
import { FieldsPage } from './fields-page'

const found: FieldSettings = {
  version: 2,
  decidedBy: 'school',
  settings: reportKinds.origin.fields.map((it, position) => ({ ...asDeclared(it), position })),
}
let server: Server

beforeEach(() => {
  server = new Server()
  server.answer('reports.get-field-settings', found)
  server.answer('reports.save-field-settings', { ...found, version: 3 })
})

async function open() {
  show(<FieldsPage />, '/settings/fields')
  await screen.findByLabelText('启用QQ')
}
// By label and text: the page is long, and roles are slow to work out.
const control = (name: string) => screen.getByLabelText(name)
const click = (name: string) => fireEvent.click(screen.getByText(name))
const sent = () => server.inputsOf('reports.save-field-settings')

test('what the platform needs cannot be switched off', async () => {
  await open()
  expect(control('启用手机号')).toHaveProperty('disabled', true)
  expect(control('学生可编辑手机号')).toHaveProperty('disabled', false)
  expect(control('启用QQ')).toHaveProperty('disabled', false)
  expect(screen.getByRole('button', { name: '保存' })).toHaveProperty('disabled', true)
})

test('switches, moves and a new field are saved at once, over the version that was opened', async () => {
  await open()
  fireEvent.click(control('启用QQ'))
  fireEvent.keyDown(screen.getByLabelText('上移微信号'), { key: 'ArrowUp' })
  expect(screen.getByRole('status').textContent).toContain('微信号已移到第')

  click('新增字段')
  click('确定')
  expect(await screen.findByText('请填写字段名称')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/字段名称/), { target: { value: '导师姓名' } })
  fireEvent.click(screen.getByLabelText('必填'))
  click('确定')
  await screen.findByLabelText('启用导师姓名')

  click('保存')
  await waitFor(() => expect(sent()).toHaveLength(1))
  const [{ version, fields } = { version: 0, fields: [] }] = sent()
  expect(version).toBe(2)
  expect(fields.find((it) => it.field === 'qq')?.enabled).toBe(false)
  const order = fields.map((it) => it.field)
  expect(order.indexOf('wechat')).toBe(order.indexOf('qq') - 1)
  expect(fields.at(-1)).toMatchObject({
    required: true,
    extension: { label: '导师姓名', type: 'text', maxLength: 100 },
  })
  expect(fields.at(-1)).not.toHaveProperty('field')
  expect(await screen.findByText('已保存，即时生效')).toBeTruthy()
})

test('when somebody else was faster, the changes are laid over theirs', async () => {
  server.refuse('reports.save-field-settings', 'changed-elsewhere')
  await open()
  fireEvent.click(control('启用QQ'))
  click('保存')
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  const theirs = found.settings.map((it) => (it.field === 'email' ? { ...it, required: true } : it))
  server.answer('reports.get-field-settings', { ...found, version: 3, settings: theirs })
  server.answer('reports.save-field-settings', { ...found, version: 4 })
  click('刷新')
  await screen.findByText(/已载入最新内容/)
  click('保存')
  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[1]?.version).toBe(3)
  expect(sent()[1]?.fields.find((it) => it.field === 'email')?.required).toBe(true)
  expect(sent()[1]?.fields.find((it) => it.field === 'qq')?.enabled).toBe(false)
})

test('the preview asks what students will be asked', async () => {
  await open()
  fireEvent.click(control('启用QQ'))
  fireEvent.click(control('学生可编辑电子邮箱'))
  const button = screen.queryByRole('button', { name: '预览学生表单' })
  if (button) fireEvent.click(button)
  const preview = button
    ? await screen.findByRole('dialog')
    : screen.getByRole('complementary', { name: '学生表单预览' })
  expect(within(preview).queryByText('QQ')).toBeNull()
  expect(within(preview).getAllByText('由学校填写')).toHaveLength(1)
})

test('the versions say who changed what', async () => {
  server.answer('reports.list-field-versions', {
    versions: [
      {
        version: 2,
        savedAt: '2026-05-01T02:00:00.000Z',
        savedByName: '陈指导',
        changes: ['「QQ」停用'],
      },
    ],
  })
  await open()
  click('版本记录')
  expect(await screen.findByText('「QQ」停用')).toBeTruthy()
  expect(screen.getByText('第 2 版')).toBeTruthy()
})

test('a field is marked as sensitive when it is added, and the page says which ones are', async () => {
  const sealed = {
    label: '银行卡号',
    type: 'text' as const,
    maxLength: 30,
    sensitive: true as const,
  }
  server.answer('reports.get-field-settings', {
    ...found,
    settings: [
      ...found.settings,
      { field: 'ext1s', enabled: true, editable: true, required: false, extension: sealed },
    ],
  })
  await open()
  expect(screen.getByText('文本 · 个人敏感信息')).toBeTruthy()
  click('新增字段')
  fireEvent.change(await screen.findByLabelText(/字段名称/), { target: { value: '护照号' } })
  fireEvent.click(control('个人敏感信息'))
  click('确定')
  await screen.findByLabelText('启用护照号')
  click('保存')
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]?.fields.slice(-2)).toMatchObject([
    { field: 'ext1s', extension: sealed },
    { extension: { label: '护照号', sensitive: true } },
  ])
})
