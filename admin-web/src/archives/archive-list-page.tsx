import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { useMayOpen } from '../shell/menu-entries'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { ArchiveDrawer } from './detail/archive-drawer'
import { AddArchiveDrawer } from './form/add-archive-drawer'
import { ArchiveTable } from './list/archive-table'
import { readFilter } from './list/filter'
import { ExportButton } from '../lists/export-button'
import { FilterBar } from './list/filter-bar'

/** 「档案」: where each archive of the year went; one over the list, what is shown is in the address. */
export function ArchiveListPage() {
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const [isAdding, setAdding] = useState(false)
  const openId = params.get('open') ?? undefined
  const filter = { year, ...readFilter(params), ...(search && { search }) }
  const list = useOperation(
    'archives.list',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  return (
    <Page
      title="档案列表"
      note={`${year} 年`}
      actions={<Actions filter={filter} onAdd={() => setAdding(true)} />}
    >
      <Panel>
        <FilterBar />
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <ArchiveTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                openId={openId}
                onOpen={open}
                empty={<EmptyList isFiltered={Object.keys(filter).length > 1} year={year} />}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      <ArchiveDrawer id={openId} onClose={() => open(undefined)} />
      {isAdding && (
        <AddArchiveDrawer
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            open(id)
          }}
        />
      )}
    </Page>
  )
}

interface ActionsProps {
  filter: InputOf<'archives.export'>
  onAdd: () => void
}

function Actions({ filter, onAdd }: ActionsProps) {
  const { level } = useSession()
  const may = useMay()
  const mayOpen = useMayOpen()
  const linkTo = useLinkTo()
  return (
    <>
      <ExportButton operation="archives.export" filter={filter} />
      {mayOpen('/archives/import') && (
        <LinkButton to={linkTo('/archives/import')}>导入档案</LinkButton>
      )}
      {level !== 'centre' && may('archives.edit') && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          添加档案
        </Button>
      )}
    </>
  )
}

function EmptyList({ isFiltered, year }: { isFiltered: boolean; year: number }) {
  return (
    <Nothing>
      {isFiltered
        ? '没有符合条件的档案，可以清除筛选后再看。'
        : `${year} 年还没有登记档案，可以逐个添加，或从 Excel 导入。`}
    </Nothing>
  )
}
