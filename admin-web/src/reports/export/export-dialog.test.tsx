import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { Server, show } from '../../../test/screen'
import { ExportReports } from './export-button'

const filter = { kind: 'origin', year: 2026, stage: 'level2' } as const
const preview = {
  total: 12_345,
  quota: { rowsPerExport: 20_000, rowsPerDay: 40_000 },
  exportedToday: 0,
  needsApproval: false,
  columns: exportColumns('origin').map(({ name, label }) => ({ name, label })),
}
let server: Server

beforeEach(() => {
  server = new Server()
  server.answer('reports.preview-export', preview)
  server.answer('preferences.get', { columns: null, views: [] })
  server.answer('preferences.save', { columns: null, views: [] })
})

async function open() {
  show(<ExportReports filter={filter} shown={['name', 'stage']} />)
  fireEvent.click(screen.getByRole('button', { name: '导出' }))
  await screen.findByText('全部', { exact: false })
}
const started = () => server.inputsOf('reports.start-export')

test('says how many rows the filter shows, and asks for the columns of the list', async () => {
  await open()
  expect(screen.getByText('符合当前筛选条件的记录共 12,345 行。')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '列表中显示的列' }))
  fireEvent.click(screen.getByRole('radio', { name: 'CSV（UTF-8）' }))
  expect(screen.getByText(/此格式没有水印/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '开始导出' }))
  await waitFor(() =>
    expect(started()).toEqual([
      { ...filter, format: 'csv', columns: ['studentName', 'idNumber', 'stage'] },
    ]),
  )
})

test('columns that were chosen are there again the next time', async () => {
  const hidden = exportColumns('origin').flatMap((it) => (it.name === 'mobile' ? [] : [it.name]))
  server.answer('preferences.get', { columns: { order: [], hidden }, views: [] })
  await open()
  const box = screen.getByRole('checkbox', { name: '手机号' })
  expect(box).toHaveProperty('checked', true)
  fireEvent.click(screen.getByRole('checkbox', { name: '姓名' }))
  fireEvent.click(screen.getByRole('button', { name: '开始导出' }))
  await waitFor(() => expect(started()).toMatchObject([{ columns: ['studentName', 'mobile'] }]))
  const [saved] = server.inputsOf('preferences.save')
  expect(saved?.list).toBe('origin-export')
  expect(saved?.columns?.hidden).not.toContain('studentName')
  expect(saved?.columns?.hidden).toContain('email')
})

test('above the quota it asks why, and hands in a request', async () => {
  server.answer('reports.preview-export', { ...preview, needsApproval: true })
  await open()
  const submit = () => screen.getByRole('button', { name: '提交申请' })
  expect(submit()).toHaveProperty('disabled', true)
  fireEvent.change(screen.getByLabelText('导出理由（必填）'), { target: { value: '报送省中心' } })
  fireEvent.click(submit())
  await waitFor(() => expect(started()).toMatchObject([{ reason: '报送省中心' }]))
})

test('nothing to export starts nothing', async () => {
  server.answer('reports.preview-export', { ...preview, total: 0 })
  await open()
  expect(screen.getByRole('button', { name: '开始导出' })).toHaveProperty('disabled', true)
})
