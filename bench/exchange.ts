import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { exportColumns } from 'shared-types/reports/exchange/export-columns'
import { textOf } from '../cloudfunctions/src/imports/rows/cell-text'
import { emptyCell } from '../cloudfunctions/src/spreadsheets/cells'
import { openWorkbook } from '../cloudfunctions/src/spreadsheets/open-workbook'
import { writeWorkbook } from '../cloudfunctions/src/spreadsheets/write-workbook'
import { drainMs, putWorkbook } from './imports'
import { compare, type Measurement } from './measure'
import { callAs, tokenOf, YEAR, type Product } from './product'

const KIND = 'origin'
const CHANGED = '现户口所在地'

/** Reports of a school of 20,000 into a file and back, beside writing and reading the same file alone. */
export async function benchExchange(product: Product): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-bench-exchange-'))
  try {
    return await exchange(product, path.join(folder, 'reports.xlsx'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Sheet {
  header: string[]
  rows: string[][]
}

async function exchange(product: Product, file: string): Promise<Measurement[]> {
  const token = tokenOf(product.large.staff, '10578jyb')
  const { id } = await callAs<{ id: string }>(product, 'staff', token, 'reports.start-export', {
    kind: KIND,
    year: YEAR,
    format: 'xlsx',
    columns: exportColumns(KIND).map((it) => it.name),
    reason: 'bench',
  })
  const exportMs = await drainMs(product)
  writeFileSync(file, await exported(product, id))

  const { sheet, ms: readMs } = await readAlone(product, file)
  const same = await importFile(product, token, readFileSync(file))
  const at = sheet.header.indexOf(CHANGED)
  const corrected = sheet.rows.map((row) =>
    row.map((it, column) => (column === at ? `${it}一号` : it)),
  )
  const writeMs = await writeAlone(file, { ...sheet, rows: corrected })
  const changed = await importFile(product, token, readFileSync(file))
  const rate = (ms: number) => (sheet.rows.length * 1000) / ms
  const beside = (name: string, ms: number, rawMs: number) =>
    compare(name, rate(ms), rate(rawMs), 'rows/s')
  return [
    beside('reports exported as .xlsx, beside writing the workbook', exportMs, writeMs),
    beside('reports imported, all unchanged, beside reading the workbook', same.checkMs, readMs),
    beside('… a cell changed in every row, check', changed.checkMs, readMs),
    beside('… writing what was accepted', changed.applyMs, readMs),
  ]
}

async function exported({ owner, services }: Product, id: string): Promise<Buffer> {
  const { rows } = await owner.query<{ path: string }>(
    `select file.path from file join report_export e on e.school_id = file.school_id and e.file_id = file.id
      where e.id = $1`,
    [id],
  )
  return services.storage.get(rows[0]?.path ?? '')
}

async function readAlone({ config }: Product, file: string): Promise<{ sheet: Sheet; ms: number }> {
  const started = performance.now()
  const workbook = await openWorkbook(file, { workerFile: config.workbookWorker })
  const rows: string[][] = []
  for await (const { cells } of workbook.rows())
    rows.push(workbook.header.map((_, at) => textOf(cells[at] ?? emptyCell)))
  await workbook.close()
  return { sheet: { header: workbook.header, rows }, ms: performance.now() - started }
}

async function writeAlone(file: string, { header, rows }: Sheet): Promise<number> {
  const started = performance.now()
  await writeWorkbook(file, {
    sheets: [
      {
        name: 'bench',
        columns: header.map((it) => ({ header: it })),
        rows: rows.map((cells) => ({ cells })),
      },
    ],
  })
  return performance.now() - started
}

/** Milliseconds of the check, and of the writing where there is something to write. */
async function importFile(product: Product, token: string, bytes: Buffer) {
  const person = product.large.staff.find((it) => it.account === '10578jyb')
  const uploader = { schoolId: person?.schoolId ?? '', id: person?.id ?? '' }
  const fileId = await putWorkbook(product, uploader, bytes)
  const call = <T>(operation: string, input: object) =>
    callAs<T>(product, 'staff', token, operation, { subject: KIND, ...input })
  const { columns } = await call<{ columns: { at: number; field: string | null }[] }>(
    'imports.inspect',
    { fileId, year: YEAR },
  )
  const mapping = Object.fromEntries(
    columns.flatMap(({ at, field }) => (field ? [[String(at), field]] : [])),
  )
  const { id } = await call<{ id: string }>('imports.start', { fileId, year: YEAR, mapping })
  const checkMs = await drainMs(product)
  const { state, counts } = await call<{
    state: string
    counts: Record<'accepted' | 'changed' | 'unchanged' | 'refused', number>
  }>('imports.get', { id })
  console.log(state, counts)
  if (state !== 'checked' || counts.accepted + counts.changed === 0) return { checkMs, applyMs: 0 }
  await call('imports.accept', { id })
  return { checkMs, applyMs: await drainMs(product) }
}
