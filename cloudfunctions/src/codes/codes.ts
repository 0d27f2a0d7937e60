import type { CodeEntry } from 'shared-types/codes/code-table'
import type { CodeVersion } from 'shared-types/codes/operations'
import {
  versionedTableIds,
  versionedTables,
  type VersionedTableId,
} from 'shared-types/codes/versioned-tables'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import { within } from '../database/scope'
import { findImportFile } from '../imports/uploaded-file'
import { withUploadedWorkbook } from '../imports/uploaded-workbook'
import { personScope, staffScope, type PersonContext, type StaffContext } from '../runtime/context'
import { refuseTaken } from '../runtime/unique'
import { WorkbookRefusal } from '../spreadsheets/refusal'
import * as queries from './queries'
import { readCodeFile, type CodeFile } from './read-code-file'

export const listCodeTables = (context: StaffContext) =>
  within(context.services.db, staffScope(context), async (tx) => {
    const later = await queries.listVersions(tx)
    return {
      versions: versionedTableIds.flatMap((table) => [
        aboutFirst(table),
        ...later.filter((it) => it.table_id === table).map(about),
      ]),
    }
  })

export const getCodeTable = (
  context: PersonContext,
  { table, year }: { table: VersionedTableId; year: number },
) =>
  within(context.services.db, personScope(context), async (tx) => {
    const later = (await queries.listVersions(tx, table)).filter((it) => it.valid_from_year <= year)
    const found = later.at(-1)
    return found
      ? { about: about(found), entries: found.entries }
      : { about: aboutFirst(table), entries: [...entriesOfFirst(table)] }
  })

export async function inspectCodeVersion(
  context: StaffContext,
  { table, fileId }: { table: VersionedTableId; fileId: string },
) {
  const { entries, problems } = await readFile(context, fileId)
  const latest = await within(context.services.db, staffScope(context), (tx) =>
    queries.listVersions(tx, table),
  )
  const former = latest.at(-1)?.entries ?? entriesOfFirst(table)
  const before = new Map(former.map((it) => [it.code, it]))
  const after = new Set(entries.map((it) => it.code))
  return {
    entries: entries.length,
    added: entries.filter((it) => !before.has(it.code)),
    renamed: entries.filter((it) => before.has(it.code) && before.get(it.code)?.name !== it.name),
    removed: former.filter((it) => !after.has(it.code)),
    problems,
  }
}

export async function importCodeVersion(
  context: StaffContext,
  input: {
    table: VersionedTableId
    fileId: string
    version: string
    source: string
    validFromYear: number
  },
): Promise<CodeVersion> {
  const { actor, now, services } = context
  const { table, version, source, validFromYear } = input
  const { entries, problems } = await readFile(context, input.fileId)
  if (problems.length > 0)
    throw new DomainError('fields-invalid', {
      problems: problems.map((message) => ({ field: 'fileId', message })),
    })
  const first = versionedTables[table]
  if (validFromYear <= first.validFromYear) {
    const message = `新版本的起始年份应晚于 ${first.validFromYear}`
    throw new DomainError('fields-invalid', { problems: [{ field: 'validFromYear', message }] })
  }
  return within(services.db, staffScope(context), async (tx) => {
    const row = {
      table_id: table,
      version,
      valid_from_year: validFromYear,
      source,
      entries,
      imported_at: now,
      imported_by_name: actor.name,
    }
    await refuseTaken('validFromYear', '该代码表已有此版本号，或已有从该年份起的版本', () =>
      queries.insertVersion(tx, {
        ...row,
        entries: JSON.stringify(entries),
        imported_by: actor.id,
      }),
    )
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'codes.import',
        kind: 'code-table',
        id: null,
        after: { table, version, validFromYear, entries: entries.length },
      },
    ])
    return about(row)
  })
}

async function readFile(context: StaffContext, fileId: string): Promise<CodeFile> {
  const { services, actor } = context
  const file = await within(services.db, staffScope(context), (tx) =>
    findImportFile(tx, actor, fileId),
  )
  if (!file) throw new DomainError('not-found')
  try {
    return await withUploadedWorkbook(services, file.path, (workbook) =>
      readCodeFile(workbook.header, workbook.rows()),
    )
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error
    const { code, detail, message } = error
    throw new DomainError('workbook-refused', { reason: message }, { refusal: code, detail })
  }
}

const entriesOfFirst = (table: VersionedTableId): readonly CodeEntry[] =>
  versionedTables[table].entries

function aboutFirst(table: VersionedTableId): CodeVersion {
  const { label, version, source, validFromYear } = versionedTables[table]
  const entries = entriesOfFirst(table).length
  return {
    table,
    label,
    version,
    source,
    validFromYear,
    entries,
    importedAt: null,
    importedBy: null,
  }
}

const about = (row: queries.StoredVersion): CodeVersion => ({
  table: row.table_id,
  label: versionedTables[row.table_id].label,
  version: row.version,
  source: row.source,
  validFromYear: row.valid_from_year,
  entries: row.entries.length,
  importedAt: row.imported_at.toISOString(),
  importedBy: row.imported_by_name,
})
