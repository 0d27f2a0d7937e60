import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { OutputOf } from '../../api/call'
import { Server, show } from '../../../test/screen'
import { RoleForm } from './role-form'

const [software, history] = ['a1', 'a2'].map((it) => `00000000-0000-7000-8000-0000000000${it}`) as [
  string,
  string,
]
const tree: OutputOf<'roles.permission-tree'> = {
  groups: [
    {
      name: '生源上报',
      functions: [
        { name: 'origin.view', label: '查看', grantable: true },
        { name: 'origin.review', label: '审核', grantable: true },
        { name: 'origin.edit', label: '编辑', grantable: false },
      ],
    },
  ],
  departments: [
    {
      id: '00000000-0000-7000-8000-0000000000d1',
      name: '计算机学院',
      majors: [
        { id: software, name: '软件工程', grantable: true },
        { id: history, name: '数字人文', grantable: true },
      ],
    },
  ],
  levels: ['level2'],
  allMajorsGrantable: false,
}
const role: OutputOf<'roles.get'> = {
  id: '00000000-0000-7000-8000-0000000000b1',
  name: '学院经办',
  level: 'level2',
  description: '',
  enabled: true,
  isAdministrator: false,
  members: 2,
  createdAt: '2026-03-01T00:00:00.000Z',
  version: 3,
  editable: true,
  functions: ['origin.view'],
  majors: [software],
  lacking: {
    functions: [
      { name: 'origin.review', isNew: true },
      { name: 'origin.edit', isNew: false },
    ],
    majors: [{ id: history, isNew: true }],
  },
}

const open = (shown = role, latest = shown) =>
  show(
    <RoleForm role={shown} tree={tree} onRefresh={() => Promise.resolve({ data: latest })} />,
    `/roles/${shown.id}`,
  )

test('what is new and not granted is named, and granted only by a person', async () => {
  const server = new Server()
  server.answer('roles.edit', role)
  open()
  expect(screen.getByText('功能：生源上报（审核）')).toBeTruthy()
  expect(screen.getByText('专业：数字人文')).toBeTruthy()
  fireEvent.click(screen.getByText('全部授予'))
  expect(screen.queryByText('专业：数字人文')).toBeNull()
  fireEvent.submit(screen.getByRole('form', { name: '编辑角色学院经办' }))
  await waitFor(() =>
    expect(server.inputsOf('roles.edit')).toMatchObject([
      { version: 3, functions: ['origin.view', 'origin.review'], majors: [software, history] },
    ]),
  )
})

test('nobody grants what they do not hold, by the box of a group neither', () => {
  new Server()
  open()
  const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name })
  expect(box(/^编辑/).disabled).toBe(true)
  fireEvent.click(box(/^生源上报/))
  expect([/^查看/, /^审核/, /^编辑/].map((it) => box(it).checked)).toEqual([true, true, false])
})

test('a role out of reach is only looked at', () => {
  new Server()
  open({ ...role, editable: false })
  expect(screen.getByText(/只能查看/)).toBeTruthy()
  expect(screen.queryByText('保存')).toBeNull()
  expect(screen.queryByText('全部授予')).toBeNull()
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').every((it) => it.disabled)).toBe(true)
})
