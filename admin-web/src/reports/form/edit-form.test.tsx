import { beforeEach, expect, jest, test } from '@jest/globals'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import type { Report } from 'shared-types/reports/schemas'
import { department, major, originReport } from '../../../test/report'
import { Server, show } from '../../../test/screen'
import { EditForm } from './edit-form'

let server: Server
const onClose = jest.fn()
const onRefresh = jest.fn<() => Promise<{ data?: Report }>>()

beforeEach(() => {
  server = new Server()
  server.answer('organisation.get', {
    schoolName: '中山大学',
    campuses: [],
    departments: [department],
    majors: [major],
    classes: [],
  })
  onClose.mockClear()
})

const open = async () => {
  const router = show(<EditForm report={originReport()} onClose={onClose} onRefresh={onRefresh} />)
  await screen.findByText(major.name)
  return router
}
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByText(name))

test('what the contract refuses is said beside the field, and nothing is sent', async () => {
  await open()
  fill('手机号', '12')
  press('保存')
  expect(screen.getByText('手机号格式不正确，请填写 11 位手机号或带区号的港澳台号码')).toBeTruthy()
  expect(screen.getByLabelText('手机号', { exact: false }).getAttribute('aria-invalid')).toBe(
    'true',
  )
  expect(server.inputsOf('reports.save')).toEqual([])
})

test('what only the server knows is said beside the field until that field changes', async () => {
  const message = '请重新选择校区'
  server.refuse('reports.save', 'fields-invalid', { problems: [{ field: 'qq', message }] })
  await open()
  fill('QQ', '1')
  press('保存')
  await screen.findByText(message)
  fill('微信号', 'x')
  expect(screen.queryByText(message)).toBeTruthy()
  fill('QQ', '2')
  expect(screen.queryByText(message)).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
})

test('changes outlive somebody else’s: they are laid over the newer version', async () => {
  server.refuse('reports.save', 'stale-version')
  const newer = originReport({ version: 4, data: { ...originReport().data, wechat: 'newer' } })
  onRefresh.mockResolvedValue({ data: newer })
  await open()
  fill('QQ', '12345')
  press('保存')
  await screen.findByText('该记录已被修改，请刷新后重新审核')
  press('刷新')
  await screen.findByDisplayValue('newer')
  server.answer('reports.save', newer)
  press('保存')
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  const sent = server.inputsOf('reports.save').at(-1)
  expect(sent).toMatchObject({ version: 4, data: { qq: '12345', wechat: 'newer' } })
})

test('leaving with changes asks first; without changes it does not', async () => {
  const router = await open()
  press('取消')
  expect(onClose).toHaveBeenCalledTimes(1)
  fill('QQ', '12345')
  await act(() => router.navigate('/elsewhere'))
  await screen.findByRole('dialog', { name: '尚未保存，确定离开？' })
  expect(router.state.location.pathname).toBe('/reports/origin')
  press('离开')
  await waitFor(() => expect(router.state.location.pathname).toBe('/elsewhere'))
})
