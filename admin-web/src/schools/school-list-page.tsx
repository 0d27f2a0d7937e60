import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { FilterSelect } from '../lists/filter-select'
import { SearchBox } from '../lists/search-box'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { AddSchoolDialog } from './add-school-dialog'
import { IssuedAccountDialog } from './issued-account-dialog'
import { RequireAllButton } from './require-all-button'
import type { IssuedAccount } from './school'
import { SchoolDrawer } from './school-drawer'
import { SchoolTable } from './school-table'

/** 「院校管理」 of the centre: which schools there are, and who looks after each. */
export function SchoolListPage() {
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const [issued, setIssued] = useState<{ schoolName: string; issued: IssuedAccount }>()
  const openId = params.get('open') ?? undefined
  const enabled = { yes: true, no: false }[params.get('enabled') ?? '']
  const filter = { ...(search && { search }), ...(enabled !== undefined && { enabled }) }
  const list = useOperation(
    'schools.list',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  return (
    <Page
      title="院校管理"
      note={list.data && `${list.data.total.toLocaleString('zh-CN')} 所院校`}
      actions={may('schools.edit') && <Actions onAdd={() => setAdding(true)} />}
    >
      <Panel>
        <Filters />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <SchoolTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                openId={openId}
                onOpen={open}
                empty={<Empty isFiltered={Object.keys(filter).length > 0} />}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      <SchoolDrawer
        id={openId}
        onIssued={(schoolName, account) => setIssued({ schoolName, issued: account })}
        onClose={() => open(undefined)}
      />
      {isAdding && (
        <AddSchoolDialog
          onAdded={({ school, issued: account }) => {
            setAdding(false)
            setIssued({ schoolName: school.name, issued: account })
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {issued && <IssuedAccountDialog {...issued} onClose={() => setIssued(undefined)} />}
    </Page>
  )
}

const Actions = ({ onAdd }: { onAdd: () => void }) => (
  <>
    <RequireAllButton />
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
      新建院校
    </Button>
  </>
)

const Filters = () => (
  <div role="search" aria-label="筛选" className="filter-bar">
    <SearchBox hint="院校代码或名称" />
    <FilterSelect
      name="enabled"
      label="状态"
      options={[
        { value: 'yes', label: '启用' },
        { value: 'no', label: '停用' },
      ]}
    />
  </div>
)

const Empty = ({ isFiltered }: { isFiltered: boolean }) => (
  <Nothing>
    {isFiltered
      ? '没有符合条件的院校，可以换个条件再看。'
      : '还没有院校。新建时会一并发放管理员账号。'}
  </Nothing>
)
