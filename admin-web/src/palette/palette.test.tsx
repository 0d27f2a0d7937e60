import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { Server, show } from '../../test/screen'
import { KeyOverview } from '../keys/key-overview'
import { useKeys } from '../keys/use-keys'
import { Palette } from './palette'

let server: Server

const student = {
  id: '00000000-0000-7000-8000-000000000040',
  name: '陈嘉怡',
  maskedIdNumber: '4401**********0000',
  studentNumber: '202200001',
  sex: '女',
  educationLevel: '本科生毕业',
  schoolName: '中山大学',
  departmentName: '计算机学院',
  majorName: '软件工程',
  className: '',
  bound: true,
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
  server = new Server()
  server.answerBy('students.list', ({ search }) => ({
    rows: search?.startsWith('4401') ? [student] : [],
    next: null,
    total: 1,
  }))
})

/** As the frame does: the keys, and what they open. */
function Desk() {
  const [asked, setAsked] = useState<'palette' | 'keys'>()
  const leave = () => setAsked(undefined)
  useKeys(true, { go: () => setAsked('palette'), overview: () => setAsked('keys') })
  return (
    <>
      <button>此处</button>
      <input aria-label="备注" />
      <Palette isOpen={asked === 'palette'} onClose={leave} />
      <KeyOverview isOpen={asked === 'keys'} onClose={leave} />
    </>
  )
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const field = () => screen.findByRole<HTMLInputElement>('combobox')
const type = async (text: string) => fireEvent.change(await field(), { target: { value: text } })
const options = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map((it) => it.firstChild?.textContent)
const active = async () =>
  document.getElementById((await field()).getAttribute('aria-activedescendant') ?? '')?.firstChild
    ?.textContent

test('Ctrl+K finds a page by the initials of its name; the arrows choose, Enter goes there', async () => {
  const router = show(<Desk />, '/')
  press('k', { ctrlKey: true })
  await waitFor(async () => expect(document.activeElement).toBe(await field()))
  await type('dr')
  expect(options()).toEqual(['导入学籍', '导入记录', '导入档案', '导入记录'])
  press('ArrowDown')
  press('ArrowDown')
  expect(await active()).toBe('导入档案')
  press('ArrowDown')
  press('ArrowDown')
  press('ArrowUp')
  press('ArrowDown')
  expect(await active()).toBe('导入学籍')
  press('Enter')
  await waitFor(() => expect(router.state.location.pathname).toBe('/roll/import'))
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
})

test('a student is found by what is typed and opened on the roll, without the number in the address', async () => {
  const router = show(<Desk />, '/')
  press('k', { metaKey: true })
  await type('440106200401010000')
  await screen.findByText('陈嘉怡')
  expect(server.inputsOf('students.list')).toMatchObject([
    { year: 2026, search: '440106200401010000' },
  ])
  press('Enter')
  await waitFor(() => expect(router.state.location.pathname).toBe('/roll'))
  expect(router.state.location.search).toBe('?open=00000000-0000-7000-8000-000000000040')
})

test('it opens while somebody writes, where a question mark is only a question mark; Esc leads back', async () => {
  show(<Desk />, '/')
  const note = screen.getByLabelText('备注')
  note.focus()
  press('?')
  expect(screen.queryByText('键盘操作一览')).toBeNull()
  press('k', { ctrlKey: true })
  await type('没有这样的词')
  await screen.findByText('没有相符的页面或学生。')
  press('Escape')
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
  expect(document.activeElement).toBe(note)
})

test('? shows every key of the table, and the keys are silent under it', async () => {
  show(<Desk />, '/')
  press('?')
  await screen.findByText('上报列表')
  expect(screen.getByText('通过，并打开下一条待我审核的记录')).toBeTruthy()
  expect(screen.getAllByText('J')).toHaveLength(2)
  press('k', { ctrlKey: true })
  expect(screen.queryByRole('combobox')).toBeNull()
})
