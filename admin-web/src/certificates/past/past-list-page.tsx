import { keepPreviousData } from '@tanstack/react-query'
import { useOperation } from '../../api/use-operation'
import { useMay, useSession } from '../../app/session'
import { useLinkTo } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { CursorPaging, usePageAsked } from '../../lists/cursor-paging'
import { SearchBox } from '../../lists/search-box'
import { useSearch } from '../../lists/use-search'
import { PastTable } from './past-table'

/** 「历史证书」: issued on paper up to 2022, as the centre's registers have them; of no working year. */
export function PastListPage() {
  const { search } = useSearch()
  const list = useOperation(
    'certificates.search-past',
    { ...(search && { search }), ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page title="历史证书" note="2022 届及以前的纸质报到证登记，没有电子文件" actions={<Actions />}>
      <Panel>
        <div role="search" aria-label="筛选" className="filter-bar">
          <SearchBox hint="姓名、证书编号或身份证号" />
        </div>
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <PastTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                empty={
                  <Nothing>
                    {search
                      ? '没有符合条件的历史证书，可以换个条件再看。'
                      : '还没有历史证书，由省中心从 Excel 或 DBF 导入。'}
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

function Actions() {
  const linkTo = useLinkTo()
  const may = useMay()
  const isOfCentre = useSession().level === 'centre'
  if (!isOfCentre || !may('certificates.issue')) return null
  return (
    <>
      <LinkButton to={linkTo('/certificates/past/imports')}>导入记录</LinkButton>
      <LinkButton to={linkTo('/certificates/past/import')}>导入历史证书</LinkButton>
    </>
  )
}
