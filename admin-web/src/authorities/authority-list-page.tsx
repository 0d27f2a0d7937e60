import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { SearchBox } from '../lists/search-box'
import { useSearch } from '../lists/use-search'
import { keyOf, type Authority } from './authority'
import { AuthorityDialog } from './authority-dialog'
import { AuthorityTable } from './authority-table'

/** 「主管单位」: where graduates are sent by default, one per city of the province and per other province. */
export function AuthorityListPage() {
  const { search } = useSearch()
  const [edited, setEdited] = useState<string>()
  const remove = useRemove()
  const list = useOperation(
    'authorities.list',
    { ...(search && { search }), ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const found = list.data?.rows.find((it) => keyOf(it) === edited)
  return (
    <Page
      title="主管单位"
      note="派遣方案的默认接收单位，也供学生选择"
      actions={<Actions onAdd={() => setEdited('new')} />}
    >
      <Panel>
        <div role="search" aria-label="筛选" className="filter-bar">
          <SearchBox hint="单位名称或地区代码" />
        </div>
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <AuthorityTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                onEdit={(it) => setEdited(keyOf(it))}
                onDelete={remove}
                empty={
                  <Nothing>
                    {search
                      ? '没有符合条件的主管单位，可以换个条件再看。'
                      : '还没有主管单位，可以逐个添加，或从 Excel 导入。'}
                  </Nothing>
                }
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      {(edited === 'new' || found) && (
        <AuthorityDialog
          key={edited}
          authority={found}
          onRefresh={() => list.refetch()}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  )
}

function Actions({ onAdd }: { onAdd: () => void }) {
  const linkTo = useLinkTo()
  return (
    <>
      <LinkButton to={linkTo('/settings/authorities/imports')}>导入记录</LinkButton>
      <LinkButton to={linkTo('/settings/authorities/import')}>导入主管单位</LinkButton>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
        添加主管单位
      </Button>
    </>
  )
}

/** Asks first; reports keep the name they were given. */
function useRemove(): (authority: Authority) => void {
  const { modal, message } = App.useApp()
  const remove = useAction('authorities.delete')
  return ({ region, forTeachers, version, name }) =>
    void modal.confirm({
      icon: null,
      title: `删除${name}？`,
      content: '已有的派遣方案保留原来的名称；以后不再作为默认单位，也不能从列表选择。',
      okText: '删除',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () =>
        remove.mutateAsync({ region, forTeachers, version }).then(
          () => void message.success('已删除'),
          (error: unknown) => void message.error(errorText(error)),
        ),
    })
}
