import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { Archive } from 'shared-types/archives/schemas'
import { errorTable } from 'shared-types/errors'
import { sentArchive } from '../../../test/archive'
import { Server, show } from '../../../test/screen'
import { EditArchiveForm } from './edit-archive-form'

let server: Server
const onClose = jest.fn()
const onRefresh = jest.fn<() => Promise<{ data?: Archive }>>()

beforeEach(() => {
  server = new Server()
  onClose.mockClear()
})

const open = (archive = sentArchive()) =>
  show(<EditArchiveForm archive={archive} onRefresh={onRefresh} onClose={onClose} />, '/archives')
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByText(name))

test('an archive that was sent cannot lose its unit', () => {
  open()
  fill('档案接收单位名称', '')
  press('保存')
  expect(screen.getByText('请填写档案接收单位名称')).toBeTruthy()
  expect(server.asked).toEqual([])
})

test('changes outlive somebody else’s: they are laid over the newer version', async () => {
  server.refuse('archives.save', 'changed-elsewhere')
  const newer = sentArchive({ version: 5, data: { ...sentArchive().data, handler: '陈老师' } })
  onRefresh.mockResolvedValue({ data: newer })
  open()
  fill('接收单位联系人', '王老师')
  press('保存')
  await screen.findByText(errorTable['changed-elsewhere'].message)
  press('刷新')
  await screen.findByDisplayValue('陈老师')
  expect(screen.getByText(/已载入最新内容/)).toBeTruthy()
  server.answer('archives.save', sentArchive({ version: 6 }))
  press('保存')
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(server.inputsOf('archives.save')[1]).toEqual({
    id: newer.id,
    version: 5,
    graduated: true,
    data: { ...newer.data, recipientContact: '王老师' },
  })
})
