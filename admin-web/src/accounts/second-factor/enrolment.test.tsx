import { expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../../test/screen'
import { Enrolment } from './enrolment'

const begun = { secret: 'ABCDEFGH', otpauthUrl: 'otpauth://totp/a?secret=ABCDEFGH' }

test('a wrong code leads no further; recovery codes are left only by who says that they are kept', async () => {
  const server = new Server()
  const onDone = jest.fn()
  server.answer('accounts.begin-second-factor', begun)
  show(<Enrolment onDone={onDone} wayOut={null} />, '/second-factor')
  fireEvent.change(screen.getByLabelText(/登录密码 \*/), { target: { value: 'Biyetong2026' } })
  fireEvent.submit(screen.getByRole('form', { name: '验证登录密码' }))
  expect(await screen.findByText('ABCD EFGH')).toBeTruthy()

  const confirm = (code: string) => {
    fireEvent.change(screen.getByLabelText(/动态码/), { target: { value: code } })
    fireEvent.submit(screen.getByRole('form', { name: '确认身份验证器' }))
  }
  confirm('12345')
  expect(await screen.findByText('请输入身份验证器显示的 6 位数字')).toBeTruthy()
  expect(server.inputsOf('accounts.confirm-second-factor')).toEqual([])
  server.refuse('accounts.confirm-second-factor', 'second-factor-wrong')
  confirm('123 456')
  expect(await screen.findByText(/动态码不正确或已用过/)).toBeTruthy()

  server.answer('accounts.confirm-second-factor', { recoveryCodes: ['aaaaa-bbbbb'] })
  confirm('654321')
  expect(await screen.findByText('aaaaa-bbbbb')).toBeTruthy()
  const done = screen.getByText('完成').closest('button') as HTMLButtonElement
  expect(done.disabled).toBe(true)
  const saved = screen.getByText('下载').closest('a')
  expect(decodeURIComponent(saved?.href ?? '')).toContain('aaaaa-bbbbb')
  fireEvent.click(screen.getByLabelText('我已保存'))
  fireEvent.click(done)
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
})
