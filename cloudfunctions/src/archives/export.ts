import { archiveFields, carrierName } from 'shared-types/archives/archive-fields'
import { archiveStateLabels, type ArchiveState } from 'shared-types/archives/archive-states'
import type { ArchiveFilter } from 'shared-types/archives/schemas'
import { DomainError } from 'shared-types/errors'
import { within } from '../database/scope'
import { handOutWorkbook } from '../files/hand-out-workbook'
import { dayInShanghai } from '../reports/reporting-window'
import { staffScope, type StaffContext } from '../runtime/context'
import type { SheetLine, WorkbookSpec } from '../spreadsheets/workbook-spec'
import { openData } from './present'
import * as queries from './queries'

const MOST_ROWS = 20_000

const personColumns = ['学校', '姓名', '身份证号', '学号', '院系', '专业', '是否毕业']
const stateColumns = ['档案投递状态', '状态日期']

/** What the filter shows, as a workbook that says who took it out and when. */
export async function exportArchives(context: StaffContext, filter: ArchiveFilter) {
  const { services, actor, now } = context
  const rows = await within(services.db, staffScope(context), async (tx) => {
    const total = await queries.countArchives(tx, services.keys, actor, filter)
    if (total > MOST_ROWS)
      throw new DomainError('too-many-rows', {
        reason: `共 ${total} 条，一次最多导出 ${MOST_ROWS} 条`,
      })
    const page = { after: undefined, limit: MOST_ROWS }
    return queries.listArchives(tx, services.keys, actor, filter, page)
  })
  const columns = [...personColumns, ...archiveFields.map((it) => it.label), ...stateColumns]
  const spec: WorkbookSpec = {
    sheets: [
      { name: '档案', columns: columns.map((header) => ({ header })), rows: lines(context, rows) },
    ],
    notes: [{ name: '导出说明', lines: notes(context, filter, rows.length) }],
  }
  const name = `档案-${filter.year}-${dayInShanghai(now)}.xlsx`
  const link = await handOutWorkbook(
    context,
    { name, spec, permission: 'archives.view' },
    {
      schoolId: actor.schoolId,
      operation: 'archives.export',
      kind: 'file',
      id: null,
      after: { rows: rows.length, year: filter.year, filter: namesOf(filter) },
    },
  )
  return { ...link, rows: rows.length }
}

/** Whole ID numbers only for those who also enter them; others see what the list shows. */
function* lines({ services, actor }: StaffContext, rows: readonly queries.ArchiveRecord[]) {
  const isOpen = actor.functions.has('archives.edit')
  for (const row of rows) {
    const data = openData(services.keys, row.data)
    const line: SheetLine = {
      cells: [
        row.school_name,
        row.name,
        isOpen ? services.keys.open(row.id_number_sealed) : row.id_number_tail,
        row.student_number ?? '',
        row.department_name ?? '',
        row.major_name ?? '',
        row.graduated ? '是' : '否',
        ...archiveFields.map((it) =>
          it.name === 'carrier' ? carrierName(data[it.name] ?? '') : (data[it.name] ?? ''),
        ),
        archiveStateLabels[row.state as ArchiveState],
        row.state_on ?? '',
      ],
    }
    yield line
  }
}

function notes({ actor, now }: StaffContext, filter: ArchiveFilter, rows: number): string[] {
  return [
    `导出人：${actor.name}（${actor.account}）`,
    `导出时间：${now.toISOString()}（UTC）`,
    `工作年份：${filter.year}`,
    `筛选条件：${namesOf(filter).join('、') || '无'}`,
    `行数：${rows}`,
    '本表含个人信息，仅限档案转递工作使用，不得外传。',
  ]
}

const filterLabels = {
  search: '关键字',
  state: '档案投递状态',
  carrier: '转递方式',
  graduated: '是否毕业',
  schoolId: '学校',
  departmentId: '院系',
  majorId: '专业',
} as const

/** Which filters were set; not what was looked for, which may be a name. */
const namesOf = (filter: ArchiveFilter): string[] =>
  (Object.keys(filterLabels) as (keyof typeof filterLabels)[])
    .filter((it) => filter[it] !== undefined && filter[it] !== '')
    .map((it) => filterLabels[it])
