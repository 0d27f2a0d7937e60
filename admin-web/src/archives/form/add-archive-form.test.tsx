import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { sentArchive } from '../../../test/archive'
import { Server, show } from '../../../test/screen'
import { AddArchiveForm } from './add-archive-form'

let server: Server
const onAdded = jest.fn<(id: string) => void>()

beforeEach(() => {
  server = new Server()
  onAdded.mockClear()
  show(<AddArchiveForm onAdded={onAdded} onClose={() => undefined} />, '/archives')
})

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const save = () => fireEvent.click(screen.getByText('保存'))

test('what is missing or wrong is said beside its field, and nothing is sent', () => {
  save()
  expect(screen.getByText('请填写姓名')).toBeTruthy()
  expect(screen.getByText('请填写证件号码或学号')).toBeTruthy()
  fill('姓名', '梁晓彤')
  fill('证件号码', '440106200401011111')
  fill('接收单位联系电话', '12')
  expect(screen.getByText('身份证号校验位不正确，请核对')).toBeTruthy()
  expect(screen.getByText(/接收单位联系电话格式不正确/)).toBeTruthy()
  expect(server.inputsOf('archives.add')).toEqual([])
})

test('a person on the roll is entered by name and student number', async () => {
  server.answer('archives.add', sentArchive())
  fill('姓名', ' 梁晓彤 ')
  fill('学号', '2022010001')
  fill('状态日期', '2026-06-20')
  fill('档案接收单位名称', '广州市人才服务中心')
  save()
  await waitFor(() => expect(onAdded).toHaveBeenCalledWith(sentArchive().id))
  expect(server.inputsOf('archives.add')).toEqual([
    {
      year: 2026,
      person: { name: '梁晓彤', idType: 'resident', studentNumber: '2022010001' },
      graduated: true,
      state: 'to-send',
      on: '2026-06-20',
      data: { recipientUnit: '广州市人才服务中心' },
    },
  ])
})

test('that nobody of this name is on the roll is said in the server’s words', async () => {
  server.refuse('archives.add', 'archive-not-on-roll')
  fill('姓名', '梁晓彤')
  fill('学号', '1')
  save()
  expect(await screen.findByText(/学籍中没有此人/)).toBeTruthy()
  expect(onAdded).not.toHaveBeenCalled()
})
