import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { sentArchive } from '../../../test/archive'
import { Server, show } from '../../../test/screen'
import { NextSteps } from './next-steps'

let server: Server

beforeEach(() => {
  server = new Server()
})

const open = (archive = sentArchive()) =>
  show(<NextSteps archive={archive} onRefresh={() => undefined} />, '/archives')
const press = (name: string) => fireEvent.click(screen.getByText(name, { selector: 'span' }))
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })

test('offers exactly the steps that came with the archive, taking back last', () => {
  open()
  const steps = [...document.querySelectorAll('button')].map((it) => it.textContent)
  expect(steps).toEqual(['登记签收', '登记退回', '撤销寄出'])
})

test('a step goes out with its day and the version that was seen', async () => {
  server.answer('archives.set-state', sentArchive({ state: 'received', version: 3 }))
  open()
  press('登记签收')
  fill('状态日期', '2026-07-08')
  press('确定')
  await waitFor(() => expect(server.inputsOf('archives.set-state')).toHaveLength(1))
  expect(server.inputsOf('archives.set-state')).toEqual([
    { id: sentArchive().id, version: 2, to: 'received', on: '2026-07-08' },
  ])
})

test('taking a sending back asks why before anything is sent', () => {
  open()
  press('撤销寄出')
  press('确定')
  expect(screen.getByText('请填写撤销的原因')).toBeTruthy()
  expect(server.asked).toEqual([])
})

test('another sending starts with an empty number and needs a unit and a carrier', () => {
  open(sentArchive({ state: 'returned', nextStates: ['sent', 'kept'] }))
  press('重新寄出')
  expect(screen.getByLabelText<HTMLInputElement>('机要/EMS 单号').value).toBe('')
  fill('档案接收单位名称', '')
  press('确定')
  expect(screen.getByText('请填写档案接收单位名称')).toBeTruthy()
  expect(server.asked).toEqual([])
})

test('a day that the server refuses is said beside it', async () => {
  const message = '日期不能早于“已寄出”的日期 2026-07-01'
  server.refuse('archives.set-state', 'fields-invalid', { problems: [{ field: 'on', message }] })
  open()
  press('登记签收')
  fill('状态日期', '2026-06-01')
  press('确定')
  expect(await screen.findByText(message)).toBeTruthy()
})
