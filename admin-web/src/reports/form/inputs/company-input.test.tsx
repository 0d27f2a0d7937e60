import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { Company } from 'shared-types/companies/operations'
import { originReport } from '../../../../test/report'
import { Server, show } from '../../../../test/screen'
import { EditForm } from '../edit-form'

const company: Company = {
  creditCode: '914403001922038216',
  name: '华为技术有限公司',
  region: '440307',
  regionName: '广东省 深圳市 龙岗区',
  nature: '30204',
  industry: '033900',
  isSample: true,
}
/** The list closes by one; jsdom has none, and Node's own would keep the test from ending. */
class OneTurn {
  readonly port1: { onmessage?: () => void } = {}
  readonly port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.(), 0) }
}
Object.assign(globalThis, { MessageChannel: OneTurn })

let server: Server

beforeEach(() => {
  server = new Server()
  server.answer('companies.search', { companies: [company] })
  server.answer('organisation.get', {
    schoolName: '中山大学',
    campuses: [],
    departments: [],
    majors: [],
    classes: [],
  })
})

const open = () => {
  const report = originReport({ kind: 'employment', data: { destination: '12' } })
  show(<EditForm report={report} onClose={() => undefined} onRefresh={() => Promise.resolve({})} />)
}
const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: false })
const type = (name: string) => fireEvent.change(box('单位名称'), { target: { value: name } })

test('a company is found as one types, and choosing it fills in and locks what follows', async () => {
  open()
  type('华为')
  fireEvent.click(await screen.findByText(company.name, { selector: '.two-lines' }))
  await waitFor(() => expect(box('统一社会信用代码').value).toBe(company.creditCode))
  await waitFor(() => expect(box('统一社会信用代码').disabled).toBe(true))
  expect(box('单位性质').disabled).toBe(true)
  expect(screen.getAllByText('由所选单位带出').length).toBe(4)

  type('另一家有限公司')
  await waitFor(() => expect(box('统一社会信用代码').disabled).toBe(false))
  expect(box('统一社会信用代码').value).toBe('')
})

test('where nothing is found, or the registry fails, the name is typed and the rest filled in by hand', async () => {
  server.answer('companies.search', { companies: [] })
  open()
  type('没有的单位')
  await screen.findByText('名录中没有找到，可以直接填写全称')
  server.refuse('companies.search', 'too-many-requests', { retryAfterSeconds: 30 })
  type('没有的单位二')
  await screen.findByText(/30/)
  fireEvent.change(box('统一社会信用代码'), { target: { value: '12' } })
  expect(screen.getByText('统一社会信用代码应为 18 位，现在是 2 位')).toBeTruthy()
})
