import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useOperation } from '../api/use-operation'
import { useSession } from '../app/session'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { AnnouncementTable } from './list/announcement-table'
import { FilterBar, readFilter } from './list/filter-bar'

/** 「资讯公告」 as they are kept: what was changed last on top. */
export function AnnouncementListPage() {
  const { level } = useSession()
  const { params } = useUrlState()
  const { search } = useSearch()
  const navigate = useNavigate()
  const filter = { ...readFilter(params), ...(search && { search }) }
  const list = useOperation(
    'announcements.list',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title="资讯公告管理"
      note={level === 'centre' ? '省中心发布的，以及各院校发布的' : '面向本校学生和工作人员'}
      actions={
        <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/announcements/new">
          撰写公告
        </LinkButton>
      }
    >
      <Panel>
        <FilterBar />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <AnnouncementTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                onOpen={(id) => void navigate(`/announcements/${id}`)}
                empty={
                  <Nothing>
                    {Object.keys(filter).length > 0
                      ? '没有符合条件的公告，可以清除筛选后再看。'
                      : '还没有写过公告。'}
                  </Nothing>
                }
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
