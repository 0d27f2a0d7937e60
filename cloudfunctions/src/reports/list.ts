import { permissionFor } from 'shared-types/accounts/permissions'
import { divisionName } from 'shared-types/codes/divisions'
import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportFilter, ReportRow } from 'shared-types/reports/schemas'
import {
  reportKindNames,
  type ReportKindName,
  type Source,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import { namesOnRoll, type NameOfCode } from '../codes/cohort-names'
import { cursorBefore, readCursor, writeCursor } from '../database/cursor'
import { within, type Tx } from '../database/scope'
import type { StaffActor } from '../runtime/actor'
import { staffScope, type StaffContext } from '../runtime/context'
import { listLackingProof } from './lacks-proof'
import * as queries from './list-queries'
import { actionsOf, presentReport } from './present'
import { dataOf, findReport } from './queries'
import { extensionNames } from './fields/extension-names'

export async function listReports(
  context: StaffContext,
  input: ReportFilter & {
    sort: queries.ReportSort
    direction: 'asc' | 'desc'
    after?: string | undefined
    limit: number
  },
) {
  const { services, actor } = context
  const { after, limit, sort, direction, ...rest } = input
  const filter = { ...rest, asOf: context.now }
  const order = queries.orderOf(sort, direction)
  return within(services.db, staffScope(context), async (tx) => {
    const rows = await queries.listRows(
      tx,
      services.keys,
      actor,
      filter,
      order,
      after ? readCursor(order, after) : undefined,
      limit + 1,
    )
    const page = rows.slice(0, limit)
    const [first] = page
    const last = page.at(-1)
    const extensions = await extensionsOf(tx, actor, filter, page)
    const nameOf = await namesOnRoll(tx, filter.year)
    const employed = filter.kind === 'employment' ? page.map((it) => it.id) : []
    const lacking = await listLackingProof(tx, filter.year, employed)
    return {
      rows: page.map((row) => ({
        ...presentRow(row, actor, filter.kind, nameOf),
        ...(lacking.has(row.id) && { lacksProof: true as const }),
        extensions: extensions.get(row.id) ?? {},
      })),
      start: first ? cursorBefore(order, keysOf(first, sort), first.id) : null,
      next: rows.length > limit && last ? writeCursor(order, keysOf(last, sort), last.id) : null,
      total: await queries.countRows(tx, services.keys, actor, filter),
    }
  })
}

export async function countReports(
  context: StaffContext,
  input: { kind: ReportKindName; year: number },
) {
  const rows = await within(context.services.db, staffScope(context), (tx) =>
    queries.countByMajor(tx, context.actor, input.kind, input.year),
  )
  return {
    majors: rows.map((row) => ({
      schoolId: row.school_id,
      schoolName: row.school_name,
      departmentId: row.department_id,
      departmentName: row.department_name,
      majorId: row.major_id,
      majorName: row.major_name,
      pending: row.pending,
      total: row.total,
    })),
  }
}

/** Kinds whose list the user may not open are left out, not shown as nought. */
export async function countPending(context: StaffContext, { year }: { year: number }) {
  const { actor } = context
  const kinds = reportKindNames.filter((kind) => {
    const needed = permissionFor('{kind}.view', { kind })
    return needed && actor.functions.has(needed)
  })
  if (kinds.length === 0) return { pending: [] }
  const rows = await within(context.services.db, staffScope(context), (tx) =>
    queries.countPending(tx, actor, kinds, year),
  )
  return {
    pending: kinds.map((kind) => ({
      kind,
      count: rows.find((it) => it.kind === kind)?.count ?? 0,
    })),
  }
}

export async function getReport(
  context: StaffContext,
  input: { kind: ReportKindName; id: string },
) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const row = await findReport(tx, actor, input.kind, { id: input.id })
    if (!row) throw new DomainError('not-found')
    return presentReport(tx, services, actor, row, context.now)
  })
}

function keysOf(row: Row, sort: queries.ReportSort): string[] {
  if (sort === 'name') return [row.name_initials, row.name]
  return [sort === 'number' ? row.student_number : row.updated_at.toISOString()]
}

type Row = Awaited<ReturnType<typeof queries.listRows>>[number]

/** Of the fields that the list can show; asked for only where there are any. */
async function extensionsOf(
  tx: Tx,
  actor: StaffActor,
  filter: ReportFilter,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, ReportData>> {
  const names = await extensionNames(tx, actor, filter)
  if (names.length === 0) return new Map()
  const data = await dataOf(tx, rows)
  return new Map(
    [...data].map(([id, all]) => [
      id,
      Object.fromEntries(names.flatMap((name) => (all[name] ? [[name, all[name]]] : []))),
    ]),
  )
}

function presentRow(
  row: Row,
  actor: StaffActor,
  kind: ReportKindName,
  nameOf: NameOfCode,
): Omit<ReportRow, 'extensions'> {
  const stage = row.stage as Stage
  return {
    id: row.id,
    name: row.name,
    maskedIdNumber: row.id_number_tail,
    studentNumber: row.student_number,
    schoolName: row.school_name,
    departmentName: row.department_name,
    majorName: row.major_name,
    className: row.class_name ?? '',
    educationLevel: nameOf('educationLevel', row.education_level),
    originRegion: row.origin_region ? divisionName(row.origin_region) : '',
    submission: row.submission as Submission,
    stage,
    source: row.source as Source,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    allowedActions: actionsOf(actor, { kind, stage, submission: row.submission as Submission }),
  }
}
