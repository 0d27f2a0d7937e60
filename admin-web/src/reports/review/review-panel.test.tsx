import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { originReport } from '../../../test/report'
import { Server, show } from '../../../test/screen'
import { ReviewPanel } from './review-panel'

let server: Server
const onReviewed = jest.fn()
const onRefresh = jest.fn(() => Promise.resolve())

beforeEach(() => {
  server = new Server()
  onReviewed.mockClear()
  onRefresh.mockClear()
})

const open = (report = originReport()) =>
  show(<ReviewPanel report={report} onReviewed={onReviewed} onRefresh={onRefresh} />)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('a rejection without an opinion asks for one and sends nothing', () => {
  open()
  press('不通过')
  expect(screen.getByText('请输入审核意见')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('审核意见'))
  expect(server.asked).toEqual([])
})

test('a rejection carries the opinion and the version on screen, then goes on', async () => {
  server.answer('reports.review', originReport({ stage: 'rejected', version: 4 }))
  open()
  fireEvent.change(screen.getByLabelText('审核意见'), { target: { value: ' 照片不清晰 ' } })
  press('不通过')
  await waitFor(() => expect(onReviewed).toHaveBeenCalled())
  const { id, kind, version } = originReport()
  expect(server.inputsOf('reports.review')).toEqual([
    { id, kind, version, action: 'reject', opinion: '照片不清晰' },
  ])
})

test('an approval needs no opinion', async () => {
  server.answer('reports.review', originReport({ stage: 'level1', version: 4 }))
  open()
  press('通过')
  await waitFor(() => expect(onReviewed).toHaveBeenCalled())
  expect(server.inputsOf('reports.review')[0]).not.toHaveProperty('opinion')
})

test('a record that changed meanwhile is refused in words and can be refreshed', async () => {
  server.refuse('reports.review', 'stale-version')
  open()
  press('通过')
  await screen.findByText('该记录已被修改，请刷新后重新审核')
  expect(onReviewed).not.toHaveBeenCalled()
  press('刷新')
  await waitFor(() => expect(screen.queryByText(/该记录已被修改/)).toBeNull())
  expect(onRefresh).toHaveBeenCalledTimes(1)
})

test('only what the record allows is offered', () => {
  open(originReport({ allowedActions: ['reject', 'save'] }))
  expect(screen.getAllByRole('button').map((it) => it.textContent)).toEqual(['不通过'])
})
