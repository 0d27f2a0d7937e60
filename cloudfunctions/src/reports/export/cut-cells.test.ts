import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import type { ExportFormat } from 'shared-types/reports/exchange/export-operations'
import { addedField, decideFields } from '../../../test/builders/field-settings'
import { storedReport } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { readByLibreOffice } from '../../../test/libre-office'
import { checkFile } from '../../imports/reports/test/report-files'

const world = await openWorld()
const kind = 'origin' as const
const level1 = await world.staff('10001level1')
const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-cut-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LONG = '长'.repeat(500)
const FITS = '址'.repeat(127)
const TOO_LONG = '址'.repeat(128)

await decideFields(world, level1, kind, {}, [
  { ...addedField, extension: { label: '说明', type: 'text', maxLength: 500 } },
])
const student = (studentNumber: string, originData: Record<string, string>) =>
  world.student({ origin: 'level2', row: { ...world.nextRow(), studentNumber }, originData })
await student('D001', { homeAddress: FITS })
const second = await student('D002', { homeAddress: TOO_LONG })
await student('D003', { homeAddress: TOO_LONG })
await world.owner.query(
  `update report set data = data || jsonb_build_object('ext1', $2::text) where student_id = $1`,
  [second.id, LONG],
)

async function exported(format: ExportFormat) {
  const columns = ['studentNumber', 'homeAddress', 'ext1']
  const wish = { kind, year: YEAR, format, columns }
  const { id } = await world.call(level1, 'reports.start-export', wish)
  await world.drain()
  const { exports } = await world.call(level1, 'reports.list-exports', { kind, year: YEAR })
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file join report_export on file.id = file_id where report_export.id = $1',
    [id],
  )
  return {
    export: exports.find((it) => it.id === id),
    bytes: await world.services.storage.get(rows[0]?.path ?? ''),
  }
}

test('what a DBF cannot hold is named, student by student; the rest is whole', async () => {
  const { export: done, bytes } = await exported('dbf')
  expect(done).toMatchObject({
    state: 'done',
    cuts: [
      { label: '家庭地址', cells: 2, studentNumbers: ['D002', 'D003'] },
      { label: '说明', cells: 1, studentNumbers: ['D002'] },
    ],
  })
  const file = path.join(folder, 'cut.dbf')
  writeFileSync(file, bytes)
  const [, ...cells] = readByLibreOffice(file)
  expect(cells.sort()).toEqual([
    ['D001', FITS, ''],
    ['D002', TOO_LONG.slice(0, 127), LONG.slice(0, 127)],
    ['D003', TOO_LONG.slice(0, 127), ''],
  ])
}, 120_000)

test('other formats hold everything', async () => {
  const { export: done, bytes } = await exported('csv')
  expect(done?.cuts).toEqual([])
  expect(bytes.toString('utf8')).toContain(LONG)
})

test('a file that was cut shortens nothing when it comes back; what somebody changed in it counts', async () => {
  const { bytes } = await exported('dbf')
  const unchanged = await checkFile(world, level1, kind, bytes, 'export.dbf')
  expect(unchanged.counts).toMatchObject({ unchanged: 3, changed: 0, refused: 0 })

  // One character less than the cut would be somebody's decision.
  const edited = Buffer.from(
    bytes.toString('latin1').replace(gb('址'.repeat(127)), `${gb('址'.repeat(126))}  `),
    'latin1',
  )
  const changed = await checkFile(world, level1, kind, edited, 'export.dbf')
  expect(changed.counts).toMatchObject({ unchanged: 2, changed: 1, refused: 0 })
  expect(await storedReport(world, second, kind)).toMatchObject([
    { data: { homeAddress: TOO_LONG, ext1: LONG } },
  ])
})

/** The bytes of 址 in GBK, as one-byte characters. */
function gb(text: string): string {
  return '\xD6\xB7'.repeat(text.length)
}
