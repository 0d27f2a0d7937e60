import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { PIECE_BYTES } from 'shared-types/files/file-limits'
import type { UploadTicket } from 'shared-types/files/operations'
import { PDF } from '../test/builders/file-bytes'
import { callStaff } from './test/call-staff'
import { buildForTests } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(300_000)
const program = buildForTests()
const bytes = Buffer.concat([PDF, randomBytes(4 * PIECE_BYTES + 12_345)])
const PIECES = Math.ceil(bytes.length / PIECE_BYTES)
const sumOf = (algorithm: string, of: Buffer) => createHash(algorithm).update(of).digest('hex')
const pieceAt = (at: number) => bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)

async function addOffice(product: Product) {
  const { staff } = await product.seed({
    years: [{ year: 2026, current: true }],
    schools: [
      {
        ...{ code: '19021', name: '样例大学', departments: [] },
        roles: [{ name: '就业办', level: 'level1' }],
        staff: [{ account: '19021jyb', name: '经办人', role: '就业办' }],
      },
    ],
  })
  const [office] = staff
  if (!office) throw new Error('no staff')
  return office
}

/** A phone that goes on after every interruption, as the app does: asks what is there, and sends the rest. */
function openPhone(product: Product, token: string) {
  const call = <T>(operation: string, input: object) =>
    callStaff<T>(product.gateway().url, token, operation, input)
  const form = async (fileId: string, at: number) => {
    const ticket = await call<UploadTicket>('files.prepare-piece', { fileId, at })
    const body = new FormData()
    for (const [name, value] of Object.entries(ticket.fields)) body.set(name, value)
    body.set(ticket.fileField, new Blob([new Uint8Array(pieceAt(at))]), 'piece')
    return { url: new URL(ticket.url, product.gateway().url), body }
  }
  return {
    announce: () =>
      call<UploadTicket>('files.prepare-upload', {
        ...{ purpose: 'attachment', name: '协议书.pdf', size: bytes.length },
      }),
    send: async (fileId: string, at: number) => {
      const { url, body } = await form(fileId, at)
      const sent = await fetch(url, { method: 'POST', body })
      if (!sent.ok) throw new Error(`piece ${at}: ${sent.status}`)
    },
    /** Resolves to whether the server had taken it before it died. */
    sendInto: async (fileId: string, at: number, afterMs: number) => {
      const { url, body } = await form(fileId, at)
      const sending = fetch(url, { method: 'POST', body }).then(
        (it) => it.ok,
        () => false,
      )
      await delay(afterMs)
      await product.killAndRestart()
      return sending
    },
    arrived: async (fileId: string) => {
      const found = await call<{ arrived: number[] }>('files.arrived-pieces', {
        fileId,
        pieces: PIECES,
      })
      return found.arrived
    },
    confirm: (fileId: string) =>
      call<{ size: number; mediaType: string }>('files.confirm-upload', {
        ...{ fileId, pieces: PIECES, sha1: sumOf('sha1', bytes) },
      }),
  }
}

test('kill -9 between, within and after the pieces of an upload: it goes on, and the file is there once and whole', async () => {
  const product = await openProduct(program)
  const { token, schoolId } = await addOffice(product)
  const phone = openPhone(product, token)
  const { fileId } = await phone.announce()

  await phone.send(fileId, 0)
  await phone.send(fileId, 2)
  await product.killAndRestart()
  expect(await phone.arrived(fileId)).toEqual([0, 2])
  await expect(phone.confirm(fileId)).rejects.toThrow('file-refused')

  // While a piece is on its way: it is there whole, or not at all.
  for (const afterMs of [0, 3, 10]) {
    const wasTaken = await phone.sendInto(fileId, 3, afterMs)
    if (wasTaken) expect(await phone.arrived(fileId)).toContain(3)
  }
  const rest = [...Array(PIECES).keys()]
  for (const at of rest.filter((it) => it !== 0 && it !== 2)) await phone.send(fileId, at)
  expect(await phone.arrived(fileId)).toEqual(rest)

  // While it is put together: the answer is lost, not the file.
  const confirming = phone.confirm(fileId).catch(() => undefined)
  await delay(20)
  await product.killAndRestart()
  await confirming
  const facts = { size: bytes.length, mediaType: 'application/pdf' }
  expect(await phone.confirm(fileId)).toMatchObject(facts)
  await product.killAndRestart()
  expect(await phone.confirm(fileId)).toMatchObject(facts)

  const rows = await product.ask<{ path: string; sha256: string; state: string }>(
    'select path, sha256, state from file where school_id = $1',
    [schoolId],
  )
  expect(rows).toMatchObject([{ state: 'stored', sha256: sumOf('sha256', bytes) }])
  const folder = path.join(product.dataFolder, 'storage')
  const kept = readFileSync(path.join(folder, rows[0]?.path ?? ''))
  expect(kept.equals(bytes)).toBe(true)
  const trail = await product.ask<{ operation: string }>(
    'select operation from audit_entry where subject_id = $1 order by sequence',
    [fileId],
  )
  expect(trail.map((it) => it.operation)).toEqual(['files.prepare-upload', 'files.confirm-upload'])
  await product.close()
})
