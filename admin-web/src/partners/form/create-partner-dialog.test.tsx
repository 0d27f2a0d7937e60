import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { partner } from '../../../test/partner'
import { Server, show } from '../../../test/screen'
import type { IssuedKey } from '../detail/secret-dialog'
import { CreatePartnerDialog } from './create-partner-dialog'

let server: Server
const onCreated = jest.fn<(key: IssuedKey) => void>()

beforeEach(() => {
  server = new Server()
  onCreated.mockClear()
  show(<CreatePartnerDialog onCreated={onCreated} onClose={() => undefined} />, '/partners')
})

const fillName = (value: string) =>
  fireEvent.change(screen.getByLabelText('名称', { exact: false }), { target: { value } })
const fillPurpose = (value: string) =>
  fireEvent.change(screen.getByLabelText('查询用途', { exact: false }), { target: { value } })
const create = () => fireEvent.click(screen.getByText('添加并签发密钥'))

test('without a name and a purpose nothing is sent; with them the key is handed on to be shown', async () => {
  create()
  expect(screen.getByText('请填写名称')).toBeTruthy()
  expect(screen.getByText('请填写查询用途')).toBeTruthy()
  expect(server.asked).toEqual([])
  const issued = { partner: partner(), keyId: 'pk-1', secret: 'p1Qm8vXz0aKc5RtYw3LdHs7NbUe9GfJ2' }
  server.answer('partners.create', issued)
  fillName('粤省事')
  create()
  expect(server.asked).toEqual([])
  fillPurpose('办理人事档案转递')
  create()
  await waitFor(() => expect(onCreated.mock.calls[0]?.[0]).toEqual(issued))
  expect(server.inputsOf('partners.create')).toEqual([
    {
      name: '粤省事',
      purpose: '办理人事档案转递',
      contact: '',
      scopes: ['archive-whereabouts', 'certificate'],
      perMinute: 60,
      perDay: 10_000,
    },
  ])
})

test('a name that is taken is said in the server’s words', async () => {
  server.refuse('partners.create', 'name-taken')
  fillName('粤省事')
  fillPurpose('办理人事档案转递')
  create()
  expect(await screen.findByText('已有相同的名称或编号，请更换')).toBeTruthy()
  expect(onCreated).not.toHaveBeenCalled()
})
