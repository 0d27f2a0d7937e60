import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { appeal } from '../../../test/appeal'
import { Server, show } from '../../../test/screen'
import { HandlePanel } from './handle-panel'

let server: Server
const onRefresh = jest.fn(() => Promise.resolve())

beforeEach(() => {
  server = new Server()
  onRefresh.mockClear()
})

const open = (shown = appeal()) =>
  show(<HandlePanel appeal={shown} onRefresh={onRefresh} />, '/appeals')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('an empty answer asks for words and sends nothing', () => {
  open()
  press('回复')
  expect(screen.getByText('请输入回复内容')).toBeTruthy()
  expect(server.asked).toEqual([])
})

test('an answer carries the version on screen, and the box is empty again', async () => {
  server.answer('appeals.answer', appeal({ state: 'answered', version: 5 }))
  open()
  write('回复', ' 已按身份证更正 ')
  press('回复')
  await screen.findByText('已回复，学生可以看到')
  const { id, version } = appeal()
  expect(server.inputsOf('appeals.answer')).toEqual([{ id, version, text: '已按身份证更正' }])
  expect(screen.getByLabelText<HTMLTextAreaElement>('回复').value).toBe('')
})

test('what changed meanwhile is refused in words, the answer stays in the box, and it can be refreshed', async () => {
  server.refuse('appeals.answer', 'changed-elsewhere')
  open()
  write('回复', '已更正')
  press('回复')
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  expect(screen.getByLabelText<HTMLTextAreaElement>('回复').value).toBe('已更正')
  press('刷新')
  await waitFor(() => expect(onRefresh).toHaveBeenCalledTimes(1))
})

test('passing on needs a colleague and a reason', async () => {
  const colleague = { id: '00000000-0000-7000-8000-000000000031', name: '陈指导', roleName: '中心' }
  server.answer('appeals.list-colleagues', { colleagues: [colleague] })
  open()
  press('转交…')
  await screen.findByText('请选择')
  press('转交')
  expect(screen.getByText('请输入转交原因')).toBeTruthy()
  write('转交原因', '请核对原件')
  press('转交')
  expect(screen.getByText('请选择转交给谁')).toBeTruthy()
  expect(server.inputsOf('appeals.pass-on')).toEqual([])
})

test('only what the appeal allows is offered', () => {
  open(appeal({ state: 'answered', allowedActions: ['answer', 'close'] }))
  expect(screen.getAllByRole('button').map((it) => it.textContent)).toEqual([
    '补充回复',
    '关闭申诉…',
  ])
})
