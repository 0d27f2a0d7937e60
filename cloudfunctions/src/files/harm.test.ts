import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../test/builders/ask'
import { PDF, PNG } from '../../test/builders/file-bytes'
import { EICAR, startClamdServer } from '../../test/clamd-server'
import type { Person } from '../../test/contract/people'
import { openWorld } from '../../test/contract/world'
import { pathOfPiece } from './pieces'

const clamd = await startClamdServer({ maxBytes: 1024 * 1024 })
const world = await openWorld({ SCANNER: 'clamd', CLAMD_ADDRESS: clamd.address })
const { storage } = world.services
const HARMFUL = Buffer.concat([PDF, EICAR])

afterAll(() => clamd.close())
beforeEach(() => clamd.be('scan'))

const confirm = (by: Person, fileId: string, more = {}) =>
  ask(world, by, 'files.confirm-upload', { fileId, ...more })
const arrived = (by: Person, bytes: Buffer, purpose: 'attachment' | 'import-file' = 'attachment') =>
  world.upload(by, purpose, bytes, { confirm: false })

const fileRow = async (fileId: string) => {
  const { rows } = await world.owner.query<{ state: string; path: string }>(
    'select state, path from file where id = $1',
    [fileId],
  )
  return rows[0] ?? { state: 'none', path: '' }
}
const isThere = (path: string) =>
  storage.get(path).then(
    () => true,
    () => false,
  )

const entries = async (fileId: string) => {
  const { rows } = await world.owner.query<object>(
    'select operation, after from audit_entry where subject_id = $1 order by sequence',
    [fileId],
  )
  return rows
}

test('a file without harm is looked at and becomes usable', async () => {
  const student = await world.student()
  const before = clamd.scans()
  expect(codeOf(await confirm(student, await arrived(student, PNG)))).toBe('answered')
  expect(clamd.scans()).toBe(before + 1)
})

test.each([
  ['a student’s attachment', 'attachment', () => world.student()],
  ['a workbook of staff', 'import-file', () => world.staff('10001level1')],
] as const)(
  '%s with harm in it never becomes usable; that it came is on record once',
  async (_, purpose, who) => {
    const by = await who()
    const fileId = await arrived(by, HARMFUL, purpose)
    const { path } = await fileRow(fileId)
    for (const _again of [1, 2])
      expect(await confirm(by, fileId)).toMatchObject({
        code: 'file-refused',
        hint: { reason: expect.stringContaining('文件含有病毒或其他有害内容，已删除') as unknown },
      })
    expect(await fileRow(fileId)).toEqual({ state: 'refused', path })
    expect(await isThere(path)).toBe(false)
    expect(codeOf(await ask(world, by, 'files.link', { fileId }))).toBe('not-found')
    expect((await entries(fileId)).slice(1)).toEqual([
      {
        operation: 'files.refuse-harmful',
        after: { size: HARMFUL.length, threat: 'Eicar-Test-Signature' },
      },
    ])
  },
)

test('a harmful file cannot be attached to a report', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const acceptance = await arrived(student, HARMFUL)
  await confirm(student, acceptance)
  const { report } = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const reply = await ask(world, student, 'reports.save-draft', {
    kind: 'dispatch',
    version: report?.version ?? 0,
    data: { dispatchNature: 'employer', acceptance },
  })
  expect(codeOf(reply)).toBe('fields-invalid')
})

test('an appeal’s file goes the same way', async () => {
  const student = await world.student()
  const { fileId } = await world.call(student, 'appeals.prepare-attachment', {
    name: '说明.pdf',
    size: HARMFUL.length,
  })
  await storage.put((await fileRow(fileId)).path, HARMFUL)
  const reply = await ask(world, student, 'appeals.confirm-attachment', { fileId })
  expect(codeOf(reply)).toBe('file-refused')
  expect((await fileRow(fileId)).state).toBe('refused')
})

test('harm that is spread over two pieces is found in the whole, and the pieces are gone', async () => {
  const student = await world.student()
  const { fileId } = await world.call(student, 'files.prepare-upload', {
    purpose: 'attachment',
    name: 'a.pdf',
    size: HARMFUL.length,
  })
  const { path } = await fileRow(fileId)
  const half = PDF.length + 20
  await storage.put(pathOfPiece(path, 0), HARMFUL.subarray(0, half))
  await storage.put(pathOfPiece(path, 1), HARMFUL.subarray(half))
  expect(codeOf(await confirm(student, fileId, { pieces: 2 }))).toBe('file-refused')
  for (const at of [0, 1]) expect(await isThere(pathOfPiece(path, at))).toBe(false)
})

test.each(['hang-up', 'half', { answer: 'stream: Scan failed ERROR' }] as const)(
  'while the scanner does not answer (%j) nothing is accepted and nothing is lost',
  async (mood) => {
    const student = await world.student()
    const fileId = await arrived(student, PDF)
    const before = await fileRow(fileId)
    clamd.be(mood)
    expect(await confirm(student, fileId)).toMatchObject({
      code: 'scanner-unavailable',
      message: '文件安全检查暂时没有响应，文件还没有收下，请稍后再试',
    })
    expect(await fileRow(fileId)).toEqual(before)
    expect(codeOf(await ask(world, student, 'files.link', { fileId }))).toBe('not-found')
    clamd.be('scan')
    expect(codeOf(await confirm(student, fileId))).toBe('answered')
    expect(await storage.get((await fileRow(fileId)).path)).toEqual(PDF)
  },
)

test('what is more than the scanner looks at is refused with that reason', async () => {
  const student = await world.student()
  const fileId = await arrived(student, Buffer.concat([PDF, Buffer.alloc(2 * 1024 * 1024, 32)]))
  expect(await confirm(student, fileId)).toMatchObject({
    code: 'file-refused',
    hint: { reason: '文件超过安全检查能检查的大小，请压缩后重新上传' },
  })
  expect((await fileRow(fileId)).state).toBe('expected')
})
