import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../../test/screen'
import { AnnouncementForm } from './announcement-form'
import type { Announcement } from './announcement-values'

let server: Server
beforeEach(() => {
  server = new Server()
})

const draft: Announcement = {
  id: '00000000-0000-7000-8000-000000000040',
  version: 3,
  state: 'draft',
  title: '登记通知',
  category: 'news',
  audience: 'students',
  publisher: '中山大学',
  forSchool: null,
  pinned: false,
  publishAt: null,
  updatedAt: '2026-11-26T01:00:00.000Z',
  updatedBy: '林经办',
  allowedActions: ['edit', 'publish', 'delete'],
  body: [{ kind: 'paragraph', spans: [{ text: '请于 6 月 30 日前登记。' }] }],
  attachments: [],
}

const open = (shown?: Announcement, onRefresh = () => Promise.resolve({})) =>
  show(
    <AnnouncementForm {...(shown && { announcement: shown })} onRefresh={onRefresh} />,
    '/announcements/new',
  )
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
const preview = () => screen.getByRole('region', { name: '预览内容' })

test('what is typed is seen on the phone beside it, and sent as blocks', async () => {
  server.answer('announcements.add', draft)
  open()
  write(/^标题/, ' 登记通知 ')
  write(/^正文/, '## 时间\n请于 **今日** 登记')
  expect(preview().querySelector('h3')?.textContent).toBe('时间')
  expect(preview().querySelector('strong')?.textContent).toBe('今日')
  press('保存草稿')
  await screen.findByText('已保存为草稿，核对后可以发布')
  expect(server.inputsOf('announcements.add')).toMatchObject([
    {
      title: '登记通知',
      forSchoolId: null,
      body: [
        { kind: 'heading', text: '时间' },
        {
          kind: 'paragraph',
          spans: [{ text: '请于 ' }, { text: '今日', strong: true }, { text: ' 登记' }],
        },
      ],
    },
  ])
})

test('markup that is pasted stays text', () => {
  open()
  write(/^正文/, '<img src=x onerror=alert(1)>')
  expect(preview().querySelector('img')).toBeNull()
  expect(preview().textContent).toContain('<img src=x onerror=alert(1)>')
})

test('without a title and words nothing is sent', () => {
  open()
  fireEvent.click(screen.getByRole('checkbox', { name: /置顶/ }))
  press('保存草稿')
  expect(screen.getByText('请填写标题')).toBeTruthy()
  expect(screen.getByText('请填写正文')).toBeTruthy()
  expect(server.inputsOf('announcements.add')).toEqual([])
})

test('what is not saved is not published; a time is the province’s', async () => {
  server.answer('announcements.publish', {
    ...draft,
    version: 4,
    state: 'scheduled',
    publishAt: '2030-06-30T00:00:00.000Z',
    allowedActions: ['edit', 'publish', 'withdraw'],
  })
  open(draft)
  write(/^标题/, '改过的')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '发布…' }).disabled).toBe(true)
  write(/^标题/, draft.title)
  press('发布…')
  fireEvent.click(await screen.findByRole('radio', { name: '定时发布' }))
  press('定时发布')
  expect(screen.getByText('请选择发布时间')).toBeTruthy()
  fireEvent.change(screen.getByLabelText(/^发布时间/), { target: { value: '2030-06-30T08:00' } })
  press('定时发布')
  await waitFor(() =>
    expect(server.inputsOf('announcements.publish')).toEqual([
      { id: draft.id, version: 3, at: '2030-06-30T00:00:00.000Z' },
    ]),
  )
  expect(await screen.findByRole('button', { name: '撤下…' })).toBeTruthy()
  expect(server.inputsOf('announcements.edit')).toEqual([])
})

test('what somebody else changed is refused; after a refresh one’s own words lie over it', async () => {
  server.refuse('announcements.edit', 'changed-elsewhere')
  const newer = { ...draft, version: 9, pinned: true }
  const onRefresh = jest.fn(() => Promise.resolve({ data: newer }))
  open(draft, onRefresh)
  write(/^标题/, '我的标题')
  press('保存草稿')
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  press('刷新')
  await screen.findByText(/已载入最新内容/)
  server.answer('announcements.edit', { ...newer, version: 10, title: '我的标题' })
  press('保存草稿')
  await screen.findByText('已保存')
  expect(server.inputsOf('announcements.edit')[1]).toMatchObject({
    version: 9,
    facts: { title: '我的标题', pinned: true },
  })
})
