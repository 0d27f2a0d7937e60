import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../test/screen'
import { Attachments } from './attachments'

const id = (tail: number) => `00000000-0000-7000-8000-00000000000${tail}`
const files = [
  { id: id(1), name: '就业协议.jpg', size: 300_000 },
  { id: id(2), name: '劳动合同.pdf', size: 2_000_000 },
]
let server: Server

beforeEach(() => {
  server = new Server()
  server.answer('files.link', { url: '/storage/1', name: '就业协议.jpg', mediaType: 'image/jpeg' })
})

const open = async (name: string) => {
  show(<Attachments files={files} />)
  fireEvent.click(screen.getByRole('button', { name: `打开附件 ${name}` }))
  await screen.findByRole('dialog', { name })
}

test('a picture is shown over the record, and can be turned and enlarged', async () => {
  await open('就业协议.jpg')
  const picture = await screen.findByRole('img', { name: '就业协议.jpg' })
  expect(picture.getAttribute('src')).toBe('/storage/1')
  const sheet = picture.parentElement
  fireEvent.click(screen.getByRole('button', { name: '旋转' }))
  fireEvent.click(screen.getByRole('button', { name: '放大' }))
  expect(sheet?.style.getPropertyValue('--turn')).toBe('90deg')
  expect(sheet?.style.getPropertyValue('--zoom')).toBe('2')
})

test('the arrow keys go to the next file, which is a PDF in a frame of its own', async () => {
  await open('就业协议.jpg')
  await screen.findByRole('img', { name: '就业协议.jpg' })
  server.answer('files.link', {
    url: '/storage/2',
    name: '劳动合同.pdf',
    mediaType: 'application/pdf',
  })
  fireEvent.keyDown(screen.getByRole('region', { name: '预览 就业协议.jpg' }), {
    key: 'ArrowRight',
  })
  const frame = await screen.findByTitle('预览 劳动合同.pdf')
  expect(frame.getAttribute('src')).toBe('/storage/2')
  expect(server.inputsOf('files.link')).toEqual([{ fileId: id(1) }, { fileId: id(2) }])
})

test('a link that leads nowhere any more is got again', async () => {
  await open('就业协议.jpg')
  fireEvent.error(await screen.findByRole('img', { name: '就业协议.jpg' }))
  server.answer('files.link', { url: '/storage/9', name: '就业协议.jpg', mediaType: 'image/jpeg' })
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  await waitFor(() =>
    expect(screen.getByRole('img', { name: '就业协议.jpg' }).getAttribute('src')).toBe(
      '/storage/9',
    ),
  )
})
