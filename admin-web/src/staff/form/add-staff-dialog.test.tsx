import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../../test/screen'
import { AddStaffDialog } from './add-staff-dialog'

/** jsdom has none, and the list of roles closes by one. */
class Channel {
  readonly port1: { onmessage?: () => void } = {}
  readonly port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) }
}
Object.assign(globalThis, { MessageChannel: Channel })

const roleId = '00000000-0000-7000-8000-0000000000a1'
const onClose = jest.fn()
let server: Server

beforeEach(async () => {
  server = new Server()
  onClose.mockClear()
  server.answer('staff.form-choices', {
    accountPrefix: '10558',
    roles: [{ id: roleId, name: '学院经办', level: 'level2' }],
  })
  show(<AddStaffDialog onClose={onClose} />, '/staff?open=new')
  await screen.findByText('10558')
})

const fill = (label: RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })

const complete = async (password: string, repeated = password) => {
  fill(/账号/, 'Jsj.2')
  fill(/姓名/, '林经办')
  fill(/登录密码/, password)
  fill(/确认密码/, repeated)
  fireEvent.mouseDown(screen.getByRole('combobox'))
  fireEvent.click(await screen.findByText('学院经办（二级用户）'))
}

const send = () => fireEvent.submit(screen.getByRole('form', { name: '添加用户' }))

test('what is missing is said at each field, and nothing is sent', async () => {
  send()
  for (const it of [/账号后缀为/, '请填写姓名', '请选择角色', /密码至少 8 位/])
    expect(await screen.findByText(it)).toBeTruthy()
  expect(server.inputsOf('staff.add')).toEqual([])
})

test('two passwords that differ are not sent', async () => {
  await complete('First2026pass', 'First2026pasS')
  send()
  expect(await screen.findByText('两次输入的密码不一致')).toBeTruthy()
  expect(server.inputsOf('staff.add')).toEqual([])
})

test('an account that is taken is said at the account, and the form stays as it is', async () => {
  server.refuse('staff.add', 'name-taken', {
    problems: [{ field: 'accountSuffix', message: '账号 10558jsj.2 已存在' }],
  })
  await complete('First2026pass')
  send()
  expect(await screen.findByText('账号 10558jsj.2 已存在')).toBeTruthy()
  expect(screen.getByDisplayValue('林经办')).toBeTruthy()
  await waitFor(() =>
    expect(server.inputsOf('staff.add')).toEqual([
      { accountSuffix: 'Jsj.2', name: '林经办', roleId, password: 'First2026pass', remark: '' },
    ]),
  )
  expect(onClose).not.toHaveBeenCalled()
})
