import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { department, major, originReport } from '../../../test/report'
import { Server, show } from '../../../test/screen'
import { AddDrawer, NEW } from './add-drawer'

const studentId = '00000000-0000-7000-8000-000000000020'
const { data, holder } = originReport()
let server: Server
const onGo = jest.fn()
const onAdded = jest.fn()

beforeEach(() => {
  onGo.mockClear()
  onAdded.mockClear()
  server = new Server()
  server.answer('organisation.get', {
    schoolName: '中山大学',
    campuses: [],
    departments: [department],
    majors: [major],
    classes: [],
  })
})

const open = (asked: string) =>
  show(<AddDrawer kind="origin" asked={asked} onGo={onGo} onAdded={onAdded} />)
const press = (name: string) => fireEvent.click(screen.getByText(name))

test('asks whose report it is before there is a form', async () => {
  open(NEW)
  expect(await screen.findByLabelText('学生')).toBeTruthy()
  expect(screen.queryByText('保存')).toBeNull()
  expect(server.inputsOf('reports.begin')).toEqual([])
})

test('the form begins with what the roll knows, is checked as an edit is, and leads to what was added', async () => {
  const { mobile = '', ...initial } = data
  server.answer('reports.begin', { holder, initial, settings: [] })
  const added = originReport({ source: 'school', version: 1 })
  server.answer('reports.add', added)
  open(studentId)
  await screen.findByText('保存', {}, { timeout: 20_000 })
  press('保存')
  expect(screen.getAllByText(/请填写手机号/).length).toBeGreaterThan(0)
  expect(server.inputsOf('reports.add')).toEqual([])
  fireEvent.change(screen.getByLabelText('手机号', { exact: false }), { target: { value: mobile } })
  press('保存')
  await waitFor(() => expect(onAdded).toHaveBeenCalledWith(added.id))
  expect(server.inputsOf('reports.add')).toMatchObject([{ kind: 'origin', studentId, data }])
})

test('a student who has a report is refused in words, without a form', async () => {
  server.refuse('reports.begin', 'report-exists', { reason: '目前为“完成”，请在列表中查找' })
  open(studentId)
  expect(await screen.findByText(/不能重复添加：目前为“完成”/)).toBeTruthy()
  expect(screen.queryByText('保存')).toBeNull()
})
