import type { ReportKindName } from 'shared-types/reports/workflow'
import { textRow, workbookFile } from '../../../../test/hostile-workbooks/workbook-file'
import { YEAR, type Person } from '../../../../test/contract/people'
import type { World } from '../../../../test/contract/world'

/** Label of a column → what stands in it. */
export type Line = Record<string, string>

export function reportWorkbook(lines: readonly Line[]): Buffer {
  const labels = [...new Set(lines.flatMap((it) => Object.keys(it)))]
  const rows = [labels, ...lines.map((line) => labels.map((it) => line[it] ?? ''))]
  return workbookFile({ sheets: [{ rows: rows.map((it, at) => textRow(at + 1, it)).join('') }] })
}

/** Uploads a file, takes the columns as they are recognised, and waits for the check. */
export async function checkFile(
  world: World,
  by: Person,
  subject: ReportKindName,
  bytes: Buffer,
  name = 'reports.xlsx',
) {
  const fileId = await world.upload(by, 'import-file', bytes, { name })
  const { columns } = await world.call(by, 'imports.inspect', { subject, fileId, year: YEAR })
  const mapping = Object.fromEntries(
    columns.flatMap(({ at, field }) => (field ? [[String(at), field]] : [])),
  )
  const { id } = await world.call(by, 'imports.start', { subject, fileId, year: YEAR, mapping })
  await world.drain()
  return world.call(by, 'imports.get', { subject, id })
}

export async function importLines(
  world: World,
  by: Person,
  subject: ReportKindName,
  lines: readonly Line[],
) {
  const checked = await checkFile(world, by, subject, reportWorkbook(lines))
  if (checked.state !== 'checked' || checked.counts.accepted + checked.counts.changed === 0)
    return checked
  await world.call(by, 'imports.accept', { subject, id: checked.id })
  await world.drain()
  return world.call(by, 'imports.get', { subject, id: checked.id })
}
