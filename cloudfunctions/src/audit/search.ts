import { actorKindLabels, subjectKindLabels } from 'shared-types/audit/fact-labels'
import { factLabel, factText } from 'shared-types/audit/fact-text'
import type { AuditEntry, AuditFilter } from 'shared-types/audit/operations'
import { MOST_EXPORTED_ENTRIES } from 'shared-types/audit/limits'
import { DomainError } from 'shared-types/errors'
import { regionOf } from '../accounts/where-from'
import { within } from '../database/scope'
import { handOutWorkbook } from '../files/hand-out-workbook'
import { staffScope, type StaffContext } from '../runtime/context'
import { isId } from '../runtime/new-id'
import type { SheetLine } from '../spreadsheets/workbook-spec'
import { auditedOperations, operationLabel } from './labels'
import * as queries from './queries'

type Facts = AuditEntry['before']

export async function searchAudit(
  context: StaffContext,
  input: AuditFilter & { after?: string | undefined; limit: number },
) {
  const { after, limit, ...filter } = input
  const rows = await within(context.services.db, staffScope(context), (tx) =>
    queries.searchEntries(tx, context.actor, filter, {
      after: after ? readCursor(after) : undefined,
      limit: limit + 1,
    }),
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(present),
    next:
      rows.length > limit && last
        ? `${last.at.toISOString()}_${last.school_id}_${last.sequence}`
        : null,
  }
}

export const auditChoices = () => Promise.resolve({ operations: auditedOperations() })

export async function exportAudit(context: StaffContext, filter: AuditFilter) {
  const rows = await within(context.services.db, staffScope(context), (tx) =>
    queries.searchEntries(tx, context.actor, filter, { limit: MOST_EXPORTED_ENTRIES + 1 }),
  )
  if (rows.length > MOST_EXPORTED_ENTRIES) throw new DomainError('too-many-rows')
  const spec = {
    sheets: [
      {
        name: '操作日志',
        columns: HEADERS.map((header) => ({ header })),
        rows: rows.map(present).map(lineOf),
      },
    ],
    notes: [
      {
        name: '导出说明',
        lines: [
          `导出人：${context.actor.name}（${context.actor.account}）`,
          `导出时间：${beijingTime(context.now)}`,
          `共 ${rows.length} 条。时间为北京时间。`,
          'IP 所在地区只区分本机和内网，其余为未知：系统不向外部服务查询地址。',
        ],
      },
    ],
  }
  return handOutWorkbook(
    context,
    { name: '操作日志.xlsx', spec, permission: 'audit.view' },
    {
      schoolId: context.actor.schoolId,
      operation: 'audit.export',
      kind: 'audit',
      id: null,
      after: { entries: rows.length, filter: Object.keys(filter) },
    },
  )
}

const HEADERS = [
  '时间',
  '院校',
  '操作人',
  '操作',
  '对象',
  '对象编号',
  '变更前',
  '变更后',
  'IP',
  '地区',
]

const lineOf = (it: AuditEntry): SheetLine => ({
  cells: [
    beijingTime(new Date(it.at)),
    it.schoolName,
    it.actorName || (actorKindLabels[it.actorKind] ?? it.actorKind),
    it.operationLabel,
    subjectKindLabels[it.subjectKind] ?? it.subjectKind,
    it.subjectId ?? '',
    factsText(it.before),
    factsText(it.after),
    it.address,
    it.region,
  ],
})

const factsText = (facts: Facts) =>
  Object.entries(facts ?? {})
    .map(([name, value]) => `${factLabel(name)}：${factText(name, value)}`)
    .join('；')

const beijingTime = (at: Date) =>
  at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', hour12: false })

function readCursor(text: string): queries.Cursor {
  const [at = '', schoolId = '', sequence = ''] = text.split('_')
  const moment = new Date(at)
  const isRight = !Number.isNaN(moment.getTime()) && isId(schoolId) && /^\d+$/.test(sequence)
  if (!isRight) throw new DomainError('invalid-input')
  return { at: moment, schoolId, sequence: Number(sequence) }
}

const present = (row: queries.AuditEntryRow): AuditEntry => ({
  schoolId: row.school_id,
  schoolName: row.school_name,
  sequence: row.sequence,
  at: row.at.toISOString(),
  actorKind: row.actor_kind,
  actorName: row.actor_name,
  address: row.address,
  region: regionOf(row.address),
  operation: row.operation,
  operationLabel: operationLabel(row.operation),
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  before: row.before as Facts,
  after: row.after as Facts,
})
