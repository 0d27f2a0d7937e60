import { expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { ReportExport } from 'shared-types/reports/exchange/export-operations'
import { show } from '../../../test/screen'
import { ExportState } from './export-state'

const done: ReportExport = {
  id: '00000000-0000-7000-8000-000000000050',
  kind: 'origin',
  year: 2026,
  format: 'dbf',
  columns: ['studentNumber', 'homeAddress'],
  state: 'done',
  stopReason: null,
  progress: { done: 1200, total: 1200 },
  startedBy: '林经办',
  startedAt: '2026-11-26T02:00:00.000Z',
  finishedAt: '2026-11-26T02:01:00.000Z',
  expiresAt: '2026-12-03T02:01:00.000Z',
  reason: null,
  cuts: [],
  decision: null,
}

test('a file that holds everything says when it can be fetched, and nothing else', () => {
  show(<ExportState of={done} />)
  expect(screen.getByText('可下载')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('what did not fit is named: the column, how often, and whose', () => {
  const cuts = [
    { label: '家庭地址', cells: 2, studentNumbers: ['2022001', '2022002'] },
    { label: '说明', cells: 1100, studentNumbers: ['2022003'] },
  ]
  show(<ExportState of={{ ...done, cuts }} />)
  fireEvent.click(screen.getByText('1,102 处未写全'))
  expect(screen.getByLabelText('家庭地址').textContent).toBe(
    '家庭地址（2 处）学号：2022001、2022002',
  )
  expect(screen.getByLabelText('说明').textContent).toBe('说明（1,100 处）学号：2022003 等')
})
