import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../test/screen'
import { CertificateKindsPage } from './certificate-kinds-page'
import { DispatchNaturesPage } from './dispatch-natures-page'
import { ProofRulePage } from './proof-rule-page'
import { ReportingPage } from './reporting/reporting-page'

let server: Server

beforeEach(() => {
  server = new Server()
})

const decided = (closesOn: string | null, version: number) => ({
  switches: [
    {
      kind: 'origin' as const,
      centre: { isOpen: true, opensOn: null, closesOn: null, version: 1 },
      school: { isOpen: true, opensOn: null, closesOn, version },
      openNow: true,
      closedReason: null,
    },
  ],
})

test('a switch that somebody else has set is laid under one’s own change and saved on the newer version', async () => {
  server.answer('settings.list-switches', decided(null, 3))
  server.refuse('settings.set-switch', 'changed-elsewhere')
  show(<ReportingPage />, '/settings/reporting')
  fireEvent.change(await screen.findByLabelText('开始日期'), { target: { value: '2026-03-01' } })
  fireEvent.click(screen.getByLabelText('保存生源上报的设置'))
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  server.answer('settings.list-switches', decided('2026-06-30', 4))
  fireEvent.click(screen.getByText('刷新'))
  await screen.findByText(/您的修改仍保留在表单中/)
  expect(server.inputsOf('settings.set-switch')).toMatchObject([{ version: 3 }])
  server.answer('settings.set-switch', { version: 5 })
  fireEvent.click(screen.getByLabelText('保存生源上报的设置'))
  await screen.findByText('生源上报已保存')
  expect(server.inputsOf('settings.set-switch').at(-1)).toMatchObject({
    ...{ version: 4, opensOn: '2026-03-01', closesOn: '2026-06-30' },
  })
})

test('rules changed elsewhere are not deleted unseen', async () => {
  const rules = [
    { fromYear: 2000, kind: 'registration-certificate' as const },
    { fromYear: 2023, kind: 'destination-certificate' as const },
  ]
  const added = { fromYear: 2030, kind: 'registration-certificate' as const }
  server.answer('settings.list-certificate-kinds', { rules, version: 1 })
  server.refuse('settings.save-certificate-kinds', 'changed-elsewhere')
  show(<CertificateKindsPage />, '/settings/certificate-kinds')
  fireEvent.click(await screen.findByLabelText('删除 2023 届起的规则'))
  fireEvent.click(screen.getByText('保存'))
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  server.answer('settings.list-certificate-kinds', { rules: [...rules, added], version: 2 })
  fireEvent.click(screen.getByText('刷新'))
  await screen.findByLabelText('删除 2030 届起的规则')
  const saved = { rules: [...rules.slice(0, 1), added], version: 3 }
  server.answer('settings.save-certificate-kinds', saved)
  fireEvent.click(screen.getByText('保存'))
  await waitFor(() =>
    expect(server.inputsOf('settings.save-certificate-kinds').at(-1)).toEqual({
      ...saved,
      version: 2,
    }),
  )
})

test('words of a dispatch nature lie over an order that somebody else has saved', async () => {
  const [first, second] = [
    { code: '1', name: '派遣', enabled: true, position: 1 },
    { code: '2', name: '暂缓', enabled: true, position: 2 },
  ]
  server.answer('settings.list-dispatch-natures', { natures: [first, second], version: 1 })
  server.refuse('settings.save-dispatch-natures', 'changed-elsewhere')
  show(<DispatchNaturesPage />, '/settings/dispatch-natures')
  const box = await screen.findByLabelText('第 1 项的名称')
  fireEvent.change(box, { target: { value: '派遣就业' } })
  fireEvent.click(screen.getByText('保存'))
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  server.answer('settings.list-dispatch-natures', { natures: [second, first], version: 2 })
  fireEvent.click(screen.getByText('刷新'))
  await screen.findByText(/您的修改仍保留在表单中/)
  expect(server.inputsOf('settings.save-dispatch-natures')).toMatchObject([{ version: 1 }])
  server.answer('settings.save-dispatch-natures', { natures: [second, first], version: 3 })
  fireEvent.click(screen.getByText('保存'))
  await waitFor(() =>
    expect(server.inputsOf('settings.save-dispatch-natures').at(-1)).toEqual({
      version: 2,
      natures: [
        { code: '2', name: '暂缓', enabled: true },
        { code: '1', name: '派遣就业', enabled: true },
      ],
    }),
  )
})

test('a destination that somebody else has ticked meanwhile stays ticked beside one’s own', async () => {
  const rule = (required: readonly string[], version: number) => ({
    ...{ year: 2026, version, savedAt: null, savedByName: null },
    destinations: [
      { code: '10', name: '签就业协议形式就业' },
      { code: '76', name: '自由职业' },
      { code: '80', name: '升学' },
    ].map((it) => ({ ...it, required: required.includes(it.code) })),
  })
  server.answer('settings.list-proof-rule', rule(['10'], 0))
  server.refuse('settings.save-proof-rule', 'changed-elsewhere')
  show(<ProofRulePage />, '/settings/proof-rule')
  fireEvent.click(await screen.findByLabelText('76 自由职业'))
  fireEvent.click(screen.getByLabelText('10 签就业协议形式就业'))
  fireEvent.click(screen.getByText('保存'))
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  server.answer('settings.list-proof-rule', rule(['10', '80'], 1))
  fireEvent.click(screen.getByText('刷新'))
  await screen.findByText(/您的修改仍保留在表单中/)
  server.answer('settings.save-proof-rule', rule(['76', '80'], 2))
  fireEvent.click(screen.getByText('保存'))
  await screen.findByText('已保存')
  expect(server.inputsOf('settings.save-proof-rule')).toEqual([
    { year: 2026, required: ['76'], version: 0 },
    { year: 2026, required: ['76', '80'], version: 1 },
  ])
})
