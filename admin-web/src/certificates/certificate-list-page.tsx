import { keepPreviousData } from '@tanstack/react-query'
import { useOperation } from '../api/use-operation'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { useMayOpen } from '../shell/menu-entries'
import { CertificateDrawer } from './detail/certificate-drawer'
import { CertificateTable } from './list/certificate-table'
import { readFilter } from './list/filter'
import { FilterBar } from './list/filter-bar'

/** 「电子证书」: every certificate of the year; one over the list, what is shown is in the address. */
export function CertificateListPage() {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const mayOpen = useMayOpen()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const openId = params.get('open') ?? undefined
  const filter = { year, ...readFilter(params), ...(search && { search }) }
  const list = useOperation(
    'certificates.search',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  return (
    <Page
      title="电子证书"
      note={`${year} 年`}
      actions={
        mayOpen('/certificates/issue') && (
          <LinkButton to={linkTo('/certificates/issue')}>批量签发</LinkButton>
        )
      }
    >
      <Panel>
        <FilterBar />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <CertificateTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                openId={openId}
                onOpen={open}
                empty={
                  <Nothing>
                    {Object.keys(filter).length > 1
                      ? '没有符合条件的证书，可以清除筛选后再看。'
                      : `${year} 年还没有签发证书。派遣方案完成后，由省中心批量签发，或在学生领取时签发。`}
                  </Nothing>
                }
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      <CertificateDrawer id={openId} onOpen={open} onClose={() => open(undefined)} />
    </Page>
  )
}
