import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../../test/screen'
import { Preview } from './preview'

let server: Server

beforeEach(() => {
  server = new Server()
})

const open = () => show(<Preview year={2026} batches={[]} />, '/certificates/issue')

test('who is due is counted, and who is not with the reason', async () => {
  server.answer('certificates.preview-batch', {
    counts: [
      { standing: 'due', count: 1200 },
      { standing: 'not-completed', count: 30 },
    ],
  })
  open()
  expect(await screen.findByText('派遣未审核完成')).toBeTruthy()
  expect(screen.getByText('30 人')).toBeTruthy()
  expect(screen.getByText('签发 1,200 人的证书')).toBeTruthy()
})

test('what is confirmed goes out with the number that was seen; a refusal is said', async () => {
  server.answer('certificates.preview-batch', { counts: [{ standing: 'due', count: 3 }] })
  server.refuse('certificates.start-batch', 'certificates-due-changed')
  open()
  fireEvent.click(await screen.findByText('签发 3 人的证书'))
  expect(await screen.findByText('可签发的人数已变化，请重新预览后再签发')).toBeTruthy()
  expect(server.inputsOf('certificates.start-batch')).toEqual([{ year: 2026, expected: 3 }])
})

test('with nobody due there is nothing to press', async () => {
  server.answer('certificates.preview-batch', { counts: [{ standing: 'held', count: 5 }] })
  open()
  const button = (await screen.findByText('没有可签发的人')).closest('button')
  await waitFor(() => expect(button?.disabled).toBe(true))
})
