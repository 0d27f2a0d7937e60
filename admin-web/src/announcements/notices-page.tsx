import { keepPreviousData } from '@tanstack/react-query'
import { Drawer, Grid } from 'antd'
import {
  announcementCategories,
  announcementCategoryLabels,
} from 'shared-types/announcements/workflow'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { FilterSelect } from '../lists/filter-select'
import { useUrlState } from '../lists/url-state'
import { categoryFilter } from './list/filter-bar'
import { Notice } from './notice'
import { NoticeList } from './notice-list'

/** 「资讯公告」 that are meant for staff: of the centre and of one's own school. */
export function NoticesPage() {
  const { params, set } = useUrlState()
  const may = useMay()
  const category = announcementCategories.find((it) => it === params.get('category'))
  const { after, limit } = usePageAsked()
  const asked = {
    ...(category && { category }),
    ...(after && { after }),
    limit: Math.min(limit, 50),
  }
  const list = useOperation('announcements.list-for-staff', asked, {
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title="资讯公告"
      actions={may('announcements.edit') && <LinkButton to="/announcements">管理公告</LinkButton>}
    >
      <Panel>
        <div role="search" aria-label="筛选" className="filter-bar">
          <FilterSelect {...categoryFilter} />
        </div>
        <Loaded query={list}>
          {({ rows, next }) =>
            rows.length === 0 ? (
              <Nothing>
                {category ? `没有${announcementCategoryLabels[category]}。` : '还没有公告。'}
              </Nothing>
            ) : (
              <>
                <NoticeList rows={rows} onOpen={(id) => set({ open: id })} />
                <CursorPaging next={next} shown={rows.length} />
              </>
            )
          }
        </Loaded>
      </Panel>
      <NoticeDrawer id={params.get('open') ?? undefined} onClose={() => set({ open: undefined })} />
    </Page>
  )
}

function NoticeDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 'min(760px, 92vw)' : '100%'}
      title="公告内容"
      closable={{ 'aria-label': '关闭' }}
    >
      {id !== undefined && <Notice id={id} />}
    </Drawer>
  )
}
