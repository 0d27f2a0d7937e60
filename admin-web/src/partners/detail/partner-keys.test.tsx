import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { partner } from '../../../test/partner'
import { Server, show } from '../../../test/screen'
import { PartnerKeys } from './partner-keys'
import type { IssuedKey } from './secret-dialog'

let server: Server
const onIssued = jest.fn<(key: IssuedKey) => void>()

beforeEach(() => {
  server = new Server()
  onIssued.mockClear()
})

const open = (shown = partner()) =>
  show(<PartnerKeys partner={shown} onIssued={onIssued} onRefresh={() => undefined} />, '/partners')

test('with two keys in use no third is offered, and retiring one asks first', async () => {
  open()
  expect(screen.queryByText('签发新密钥')).toBeNull()
  server.answer('partners.retire-key', partner())
  fireEvent.click(screen.getByLabelText('停用密钥 pk-old'))
  await screen.findByText(/用它签名的请求会被拒绝/)
  expect(server.asked).toEqual([])
  const [, confirm] = document.querySelectorAll<HTMLElement>('.ant-modal-confirm-btns button')
  fireEvent.click(confirm as HTMLElement)
  await waitFor(() =>
    expect(server.inputsOf('partners.retire-key')).toEqual([{ id: partner().id, keyId: 'pk-old' }]),
  )
})

test('with one key a second is issued and handed on to be shown; the last cannot be retired', async () => {
  const one = partner({ keys: partner().keys.slice(0, 1) })
  const issued = { partner: partner(), keyId: 'pk-3', secret: 'p1Qm8vXz0aKc5RtYw3LdHs7NbUe9GfJ2' }
  server.answer('partners.rotate-key', issued)
  open(one)
  expect(screen.queryByLabelText('停用密钥 pk-new')).toBeNull()
  fireEvent.click(screen.getByText('签发新密钥'))
  await waitFor(() => expect(onIssued.mock.calls[0]?.[0]).toEqual(issued))
})
