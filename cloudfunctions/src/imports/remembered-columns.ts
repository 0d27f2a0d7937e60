import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import type { ImportField } from 'shared-types/imports/import-subjects'
import { matchHeading, plainHeading } from 'shared-types/imports/match-heading'
import type { Tx } from '../database/scope'
import type { Columns } from './rows/cell-text'

/** Heading → field, or null for a column that was left out. */
export type Remembered = Readonly<Record<string, string | null>>

const MOST_HEADINGS = 1000

interface Whose {
  schoolId: string
  subject: ImportSubjectName
}

export async function rememberedColumns(tx: Tx, { schoolId, subject }: Whose): Promise<Remembered> {
  const row = await tx
    .selectFrom('import_mapping')
    .select('columns')
    .where('school_id', '=', schoolId)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return (row?.columns ?? {}) as Remembered
}

/** What a person said about the headings of a file, for the next file with such headings. */
export async function rememberColumns(
  tx: Tx,
  whose: Whose,
  { header, columns, now }: { header: readonly string[]; columns: Columns; now: Date },
): Promise<void> {
  const said = header.flatMap((heading, at): [string, string | null][] =>
    heading ? [[plainHeading(heading), columns.get(at) ?? null]] : [],
  )
  const former = Object.entries(await rememberedColumns(tx, whose)).filter(
    ([heading]) => !said.some(([it]) => it === heading),
  )
  const facts = {
    columns: JSON.stringify(Object.fromEntries([...said, ...former].slice(0, MOST_HEADINGS))),
    updated_at: now,
  }
  await tx
    .insertInto('import_mapping')
    .values({ school_id: whose.schoolId, subject: whose.subject, ...facts })
    .onConflict((it) => it.columns(['school_id', 'subject']).doUpdateSet(facts))
    .execute()
}

/** As it was said the last time, otherwise by its name; of two columns that would mean the same field, neither is clear. */
export function matchColumns(
  fields: readonly ImportField[],
  header: readonly string[],
  remembered: Remembered,
) {
  const known = new Set(fields.map((it) => it.name))
  const meaning = (heading: string): string | null => {
    const said = remembered[plainHeading(heading)]
    if (said === null || (said && known.has(said))) return said
    return matchHeading(fields, heading) ?? null
  }
  const columns = header.flatMap((heading, at) =>
    heading ? [{ at, heading, field: meaning(heading) }] : [],
  )
  const isUnique = (field: string) => columns.filter((it) => it.field === field).length === 1
  return columns.map((it) => ({ ...it, field: it.field && isUnique(it.field) ? it.field : null }))
}
