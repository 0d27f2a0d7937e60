import { keepPreviousData } from '@tanstack/react-query'
import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'
import { useLinkTo } from '../app/working-year'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import './appeals.css'
import { AppealDrawer } from './detail/appeal-drawer'
import { AppealTable } from './list/appeal-table'
import { readFilter } from './list/filter'
import { FilterBar } from './list/filter-bar'

/** 「申诉中心」: what is due first on top, one appeal over the list; what is shown is in the address. */
export function AppealListPage() {
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const openId = params.get('open') ?? undefined
  const filter = { ...readFilter(params), ...(search && { search }) }
  const list = useOperation(
    'appeals.list',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  return (
    <Page
      title="申诉中心"
      note="包括各工作年份，以及尚未绑定学籍的申诉"
      actions={<SettingsButton />}
    >
      <Panel>
        <FilterBar />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <AppealTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                openId={openId}
                onOpen={open}
                empty={<EmptyList isFiltered={Object.keys(filter).length > 0} />}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      <AppealDrawer id={openId} onClose={() => open(undefined)} />
    </Page>
  )
}

function SettingsButton() {
  const { level } = useSession()
  const may = useMay()
  const linkTo = useLinkTo()
  if (!may('appeals.settings') || level === 'centre') return null
  return <LinkButton to={linkTo('/appeals/settings')}>申诉设置</LinkButton>
}

function EmptyList({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Nothing>
      {isFiltered ? '没有符合条件的申诉，可以清除筛选后再看。' : '还没有学生提交申诉。'}
    </Nothing>
  )
}
