import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay } from '../../app/session'
import { useWorkingYear } from '../../app/working-year'
import { CursorPaging, usePageAsked } from '../../lists/cursor-paging'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { useSearch } from '../../lists/use-search'
import { useUrlState } from '../../lists/url-state'
import { ReportDrawer } from '../detail/report-drawer'
import { BatchBar } from '../review/batch-bar'
import { readFilter, type Filter } from './filter'
import { FilterBar } from './filter-bar'
import { MajorTreePanel } from './major-tree-panel'
import { neighboursOf } from './neighbours'
import { ReportTable } from './report-table'

/** Majors on the left, the list beside them, one record over it; what is shown is in the address. */
export function ReportList({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const may = useMay()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const [ticked, setTicked] = useState<string[]>([])
  const openId = params.get('open') ?? undefined
  const filter = { ...readFilter(params), ...(search && { search }) }
  const list = useOperation(
    'reports.list',
    { kind, year, ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const rows = list.data?.rows ?? []
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  const selected = rows.filter((it) => ticked.includes(it.id))
  return (
    <Page title={reportKinds[kind].label} note={`${year} 年`}>
      <div className="report-columns">
        <MajorTreePanel kind={kind} />
        <section className="panel" aria-label="列表">
          <FilterBar kind={kind} />
          {may(`${kind}.review`) && (
            <BatchBar kind={kind} selected={selected} onClear={() => setTicked([])} />
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
                  empty={<EmptyList filter={filter} year={year} />}
                />
                <CursorPaging next={next} total={total} shown={rows.length} />
              </>
            )}
          </Loaded>
        </section>
      </div>
      <ReportDrawer
        kind={kind}
        id={openId}
        neighbours={neighboursOf(
          rows.map((it) => it.id),
          openId,
        )}
        onGo={open}
      />
    </Page>
  )
}

function EmptyList({ filter, year }: { filter: Filter; year: number }) {
  const asked = Object.keys(filter)
  if (asked.length === 0) return <Nothing>{year} 年还没有上报记录。</Nothing>
  if (asked.length === 1 && filter.pending) return <Nothing>没有等待您审核的记录。</Nothing>
  return <Nothing>没有符合条件的记录，可以清除筛选后再看。</Nothing>
}
