import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { Report } from 'shared-types/reports/schemas'
import { originReport } from '../../../test/report'
import { Server, show } from '../../../test/screen'
import { PrintForm } from './print-form'

let server: Server
beforeEach(() => {
  server = new Server()
  window.open = () => null
})

const dispatch = (changes: Partial<Report>) => originReport({ kind: 'dispatch', ...changes })

test('an application for reassignment can be printed at any stage, also when it has been decided', async () => {
  const { id } = dispatch({})
  server.refuse('reassignments.print', 'no-reassignment')
  show(<PrintForm report={dispatch({ submission: 'reassignment', stage: 'completed' })} />)
  fireEvent.click(await screen.findByRole('button', { name: '下载申请表' }))
  const refusal = await screen.findByRole('alert')
  expect(refusal.textContent).toContain('没有改派申请，不能生成申请表')
  expect(server.inputsOf('reassignments.print')).toEqual([{ id }])
})

test('a dispatch that nobody applied to change has nothing to print', () => {
  show(<PrintForm report={dispatch({ submission: 'submitted', stage: 'completed' })} />)
  expect(screen.queryByRole('button', { name: '下载申请表' })).toBeNull()
})
