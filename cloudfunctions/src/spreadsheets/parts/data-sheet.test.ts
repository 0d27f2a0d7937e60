import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { workbookParts } from '../../../test/hostile-workbooks/workbook-file'
import { zipFile } from '../../../test/hostile-workbooks/zip-file'
import type { SheetRow } from '../cells'
import { openContainer } from '../container/open-container'
import { defaultLimits } from '../limits'
import { WorkbookRefusal } from '../refusal'
import { openDataSheet } from './data-sheet'

const sample = new URL('../../../test/samples/roll.xlsx', import.meta.url)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutated-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The rows, or undefined when the file is refused. A defect is thrown. */
async function read(bytes: Buffer): Promise<SheetRow[] | undefined> {
  const path = join(folder, 'mutated.xlsx')
  await writeFile(path, bytes)
  try {
    const container = await openContainer(path, defaultLimits)
    try {
      const rows: SheetRow[] = []
      for await (const row of (await openDataSheet(container, defaultLimits)).rows) rows.push(row)
      return rows
    } finally {
      await container.close()
    }
  } catch (error) {
    if (error instanceof WorkbookRefusal) return undefined
    throw error
  }
}

test('a file with any byte changed on its way is refused, or nothing read from it differs', async () => {
  const whole = await readFile(sample)
  const expected = await read(whole)
  const anyByte = fc.nat({ max: whole.length - 1 })
  await fc.assert(
    fc.asyncProperty(anyByte, fc.integer({ min: 1, max: 255 }), async (position, flip) => {
      const changed = Buffer.from(whole)
      changed[position]! ^= flip
      const rows = await read(changed)
      if (rows) expect(rows).toEqual(expected)
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('a file cut off anywhere is refused', async () => {
  const whole = await readFile(sample)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
      expect(await read(whole.subarray(0, length))).toBeUndefined()
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('whatever characters a well-packed part holds, reading ends in rows or a refusal', async () => {
  const parts = workbookParts({ sharedStrings: '<si><t>甲</t></si>' })
  const snippet = fc.constantFrom(
    '<row>',
    '</row>',
    '<c r="A2">',
    '</c>',
    '<v>',
    '</v>',
    '<',
    '&',
    '"',
    '1',
  )
  const anyPart = fc.nat({ max: parts.length - 1 })
  const edit = fc.record({ part: anyPart, at: fc.double({ min: 0, max: 1, noNaN: true }), snippet })
  await fc.assert(
    fc.asyncProperty(edit, async ({ part, at, snippet: added }) => {
      const edited = parts.map((entry, index) => {
        if (index !== part) return entry
        const text = entry.data.toString()
        const position = Math.floor(at * text.length)
        return { ...entry, data: text.slice(0, position) + added + text.slice(position) }
      })
      await read(zipFile(edited))
    }),
    { numRuns: 400 },
  )
}, 60_000)
