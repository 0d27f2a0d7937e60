import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { ReportRow } from 'shared-types/reports/schemas'
import { originReport } from '../../../test/report'
import { Server, show } from '../../../test/screen'
import { ReportList } from '../list/report-list'

// A whole page is drawn at each step.
let server: Server

const idOf = (at: number) => `00000000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`
const names = ['甲一', '乙二', '丙三', '丁四']

/** 乙二 waits for somebody else; 丁四 is further down. */
const rowOf = (at: number): ReportRow => {
  const { holder, submission, stage, source, version, updatedAt } = originReport()
  return {
    ...holder,
    id: idOf(at),
    name: names[at] ?? '',
    originRegion: '广州市天河区',
    submission,
    stage: at === 1 ? 'level1' : stage,
    source,
    version,
    updatedAt,
    extensions: {},
    allowedActions: at === 1 ? ['save'] : ['approve', 'reject', 'save'],
  }
}

const reportOf = (id: string) => {
  const { holder } = originReport()
  const at = names.findIndex((_, it) => idOf(it) === id)
  return originReport({
    id,
    stage: rowOf(at).stage,
    allowedActions: rowOf(at).allowedActions,
    holder: { ...holder, name: names[at] ?? '' },
  })
}

beforeEach(() => {
  server = new Server()
  server.answerBy('reports.list', ({ after, pending }) => {
    if (pending) return { rows: [], start: null, next: null, total: 0 }
    return after
      ? { rows: [rowOf(3)], start: 'at-3', next: null, total: 4 }
      : { rows: [0, 1, 2].map(rowOf), start: 'at-0', next: 'page-2', total: 4 }
  })
  server.answerBy('reports.get', ({ id }) => reportOf(id))
  server.answerBy('reports.review', ({ id }) => ({ ...reportOf(id), stage: 'level1' }))
  server.answer('reports.count-by-major', { majors: [] })
  server.answer('preferences.get', { columns: null, views: [] })
})

const press = (key: string, more: object = {}, target: Element = document.activeElement!) =>
  fireEvent.keyDown(target, { key, ...more })
const isOpen = (name: string) => screen.findByText(`${name} · 生源上报`)
const mayApprove = () => screen.findByText('通过')
const reviewed = () =>
  server
    .inputsOf('reports.review')
    .map((it) => [names.findIndex((_, at) => idOf(at) === it.id), it.action])

async function openList() {
  const router = show(<ReportList kind="origin" />)
  await screen.findByLabelText('审核 甲一')
  return router
}

test('j and k walk the rows, o opens the one that has the focus, a the first from there that waits', async () => {
  const router = await openList()
  press('j')
  press('j')
  press('j')
  press('k')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('查看 乙二')
  press('o')
  await isOpen('乙二')
  expect(router.state.location.search).toContain(idOf(1))
  fireEvent.click(screen.getByLabelText('关闭'))
  await waitFor(() => expect(router.state.location.search).not.toContain('open='))
  screen.getByLabelText('查看 乙二').focus()
  press('a')
  await isOpen('丙三')
})

test('a approves and goes on to the next that waits, past those that do not and past the page', async () => {
  const router = await openList()
  press('a')
  await isOpen('甲一')
  await mayApprove()
  press('a', { repeat: true })
  expect(reviewed()).toEqual([])
  press('a')
  await isOpen('丙三')
  expect(screen.getByText('已打开下一条：丙三').getAttribute('role')).toBe('status')
  await mayApprove()
  press('a')
  await isOpen('丁四')
  expect(router.state.location.search).toContain('after=page-2')
  expect(router.state.location.state).toEqual({ trail: [''] })
  await mayApprove()
  press('a')
  await screen.findByText('后面没有等待您审核的记录了')
  await waitFor(() => expect(router.state.location.search).not.toContain('open='))
  expect(reviewed()).toEqual([
    [0, 'approve'],
    [2, 'approve'],
    [3, 'approve'],
  ])
})

/** Ten pages of what waits for somebody else lie before 丁四; a question for what is pending knows where. */
function farApart(pendingBefore = 0) {
  const others = { rows: [rowOf(1)], start: 'at-1', next: 'page-3', total: 200 }
  const none = { rows: [], start: null, next: null, total: pendingBefore }
  server.answerBy('reports.list', ({ after, pending }) => {
    if (!after) return { rows: [0, 1].map(rowOf), start: 'at-0', next: 'page-2', total: 200 }
    if (after === 'at-3') return { rows: [rowOf(3)], start: 'at-3', next: null, total: 200 }
    if (!pending) return others
    return pendingBefore ? none : { rows: [rowOf(3)], start: 'at-3', next: null, total: 1 }
  })
}

test('the next that waits is found in one question, however many pages lie between', async () => {
  farApart()
  const router = await openList()
  press('a')
  await mayApprove()
  press('a')
  await isOpen('丁四')
  expect(router.state.location.search).toContain('after=at-3')
  expect(router.state.location.search).not.toContain('page=')
  expect(router.state.location.state).toEqual({ trail: [''] })
  await screen.findByText('共 200 条，显示其中 1 条')
  const asked = server.inputsOf('reports.list').filter((it) => it.pending)
  expect(asked).toMatchObject([{ pending: true, after: 'page-2', limit: 1 }])
})

test('at the end it is told how many still wait further up', async () => {
  farApart(3)
  const router = await openList()
  press('a')
  await mayApprove()
  press('a')
  await screen.findByText('后面没有等待您审核的记录了，前面还有 3 条')
  await waitFor(() => expect(router.state.location.search).not.toContain('open='))
})

test('r leads into the opinion, where letters are letters and Ctrl+Enter rejects', async () => {
  await openList()
  press('a')
  await mayApprove()
  press('r')
  const box = screen.getByLabelText('审核意见')
  expect(document.activeElement).toBe(box)
  press('a')
  press('Enter', { ctrlKey: true })
  await screen.findByText('请输入审核意见')
  expect(reviewed()).toEqual([])
  fireEvent.change(box, { target: { value: '照片不清晰' } })
  press('Enter', { ctrlKey: true })
  await isOpen('丙三')
  expect(reviewed()).toEqual([[0, 'reject']])
})

test('a refusal keeps the record open and says why; no key acts under a dialogue', async () => {
  server.refuse('reports.review', 'stale-version')
  await openList()
  press('a')
  await mayApprove()
  press('a')
  await screen.findByText('该记录已被修改，请刷新后重新审核')
  await isOpen('甲一')
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  dialog.setAttribute('aria-modal', 'true')
  document.body.append(dialog)
  press('j')
  press('a')
  dialog.remove()
  expect(reviewed()).toHaveLength(1)
  await isOpen('甲一')
})
