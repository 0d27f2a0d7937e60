import { keepPreviousData } from '@tanstack/react-query'
import { MOST_EXPORTED_ENTRIES } from 'shared-types/audit/limits'
import { useOperation } from '../api/use-operation'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { EntryTable } from './entry-table'
import { readFilter } from './filter'
import { ExportButton } from '../lists/export-button'
import { FilterBar } from './filter-bar'

/** 「操作日志」: who did what, when and from where, to which record, before and after. */
export function AuditPage() {
  const { params } = useUrlState()
  const { search } = useSearch()
  const filter = { ...readFilter(params), ...(search && { person: search }) }
  const list = useOperation(
    'audit.search',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title="操作日志"
      note="每项操作的人、时间、来源和前后内容，任何人都不能修改"
      actions={<ExportButton operation="audit.export" filter={filter} />}
    >
      <Panel>
        <FilterBar />
        <Loaded query={list}>
          {({ rows, next }) => (
            <>
              <EntryTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                empty={
                  <Nothing>
                    {Object.keys(filter).length > 0
                      ? '没有符合条件的记录，可以换个条件或时间再看。'
                      : '还没有操作记录。'}
                  </Nothing>
                }
              />
              <CursorPaging next={next} shown={rows.length} />
            </>
          )}
        </Loaded>
        <p className="quiet" style={{ margin: '12px 0 0' }}>
          IP
          所在地区只区分本机和内网，其余为未知：系统不向外部服务查询地址。导出以当前筛选为准，一次至多{' '}
          {MOST_EXPORTED_ENTRIES.toLocaleString('zh-CN')} 条，导出本身也会记入日志。
        </p>
      </Panel>
    </Page>
  )
}
