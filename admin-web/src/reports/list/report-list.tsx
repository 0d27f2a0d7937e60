import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { ClearFilter } from '../../lists/clear-filter'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay, useSession } from '../../app/session'
import { useLinkTo, useWorkingYear } from '../../app/working-year'
import { arrange, tableColumns } from '../../lists/columns/list-column'
import { ListTools } from '../../lists/list-tools'
import { CursorPaging, usePageAsked } from '../../lists/cursor-paging'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { useListOrder } from '../../lists/use-list-order'
import { usePreferences } from '../../lists/use-preferences'
import { useSearch } from '../../lists/use-search'
import { useUrlState } from '../../lists/url-state'
import { AddDrawer, AddButton, NEW } from '../add/add-drawer'
import { ReportDrawer } from '../detail/report-drawer'
import { ReviewBar } from '../batch/review-bar'
import { ReviewMajors } from '../batch/review-majors'
import { ExportReports } from '../export/export-button'
import { noFilter, readFilter, type Filter } from './filter'
import { useExtensionFields } from './extension-filters'
import { FilterBar } from './filter-bar'
import { MajorTreePanel } from './major-tree-panel'
import { reportColumns } from './report-columns'
import { ReportTable } from './report-table'

const sorts = ['updated', 'name', 'number'] as const
const newestFirst = { sort: 'updated', direction: 'desc' } as const

/** Majors on the left, the list beside them, one record over it; what is shown is in the address. */
export function ReportList({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const may = useMay()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const [ticked, setTicked] = useState<string[]>([])
  const openId = params.get('open') ?? undefined
  const filter = { ...readFilter(params), ...(search && { search }) }
  const { level } = useSession()
  const linkTo = useLinkTo()
  const { sort, direction, onTableChange } = useListOrder(sorts, newestFirst)
  const preferences = usePreferences(`${kind}-reports`)
  const asked = { kind, year, ...filter, sort, direction, ...usePageAsked() }
  const list = useOperation('reports.list', asked, { placeholderData: keepPreviousData })
  const rows = list.data?.rows ?? []
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  const columns = reportColumns(open, level === 'centre', useExtensionFields(kind))
  const selected = rows.filter((it) => ticked.includes(it.id))
  return (
    <Page
      title={reportKinds[kind].label}
      note={`${year} 年`}
      actions={
        <>
          {kind === 'dispatch' && may('dispatch.initialise') && (
            <LinkButton to={linkTo('/reports/dispatch/initialisation')}>批量初始化</LinkButton>
          )}
          {may(`${kind}.review`) && <BatchReviewLinks kind={kind} />}
          <AddButton kind={kind} onAdd={() => set({ add: NEW, open: undefined })} />
          {may(`${kind}.import`) && level !== 'centre' && (
            <LinkButton to={linkTo(`/reports/${kind}/import`)}>导入</LinkButton>
          )}
          {may(`${kind}.export`) && (
            <ExportReports
              filter={{ kind, year, ...filter }}
              shown={arrange(columns, preferences.columns)
                .filter((it) => it.isShown)
                .map((it) => it.column.key)}
            />
          )}
        </>
      }
    >
      <div className="report-columns">
        <MajorTreePanel kind={kind} />
        <section className="panel" aria-label="列表">
          <FilterBar
            kind={kind}
            tools={<ListTools columns={columns} preferences={preferences} />}
          />
          {may(`${kind}.review`) && (
            <ReviewBar
              filter={{ kind, year, ...filter }}
              rows={rows}
              selected={selected}
              total={list.data?.total ?? 0}
              onClear={() => setTicked([])}
            />
          )}
          <Loaded query={list}>
            {({ next, total }) => (
              <>
                <ReportTable
                  kind={kind}
                  rows={rows}
                  isLoading={list.isPlaceholderData}
                  openId={openId}
                  onOpen={open}
                  selected={selected.map((it) => it.id)}
                  onSelect={setTicked}
                  columns={tableColumns(arrange(columns, preferences.columns), {
                    sort,
                    direction,
                  })}
                  onChange={onTableChange}
                  empty={<EmptyList filter={filter} year={year} />}
                />
                <CursorPaging next={next} total={total} shown={rows.length} />
              </>
            )}
          </Loaded>
        </section>
      </div>
      <AddDrawer
        kind={kind}
        asked={params.get('add') ?? undefined}
        onGo={(add) => set({ add }, { replace: true })}
        onAdded={(id) => set({ add: undefined, open: id }, { replace: true })}
      />
      <ReportDrawer kind={kind} id={openId} list={{ asked, page: list.data }} onGo={open} />
    </Page>
  )
}

function BatchReviewLinks({ kind }: { kind: ReportKindName }) {
  const linkTo = useLinkTo()
  return (
    <>
      <ReviewMajors kind={kind} />
      <LinkButton to={linkTo(`/reports/${kind}/batches`)}>批量审核记录</LinkButton>
    </>
  )
}

function EmptyList({ filter, year }: { filter: Filter; year: number }) {
  const asked = Object.keys(filter)
  if (asked.length === 0)
    return (
      <Nothing>
        {year}{' '}
        年还没有上报记录。学生提交、学校导入或添加之后，会出现在这里；可在右上角换一个工作年份。
      </Nothing>
    )
  if (asked.length === 1 && filter.pending)
    return <Nothing>没有等待您审核的记录，都处理完了。</Nothing>
  return (
    <Nothing>
      没有符合条件的记录。
      <ClearFilter none={noFilter} />
    </Nothing>
  )
}
