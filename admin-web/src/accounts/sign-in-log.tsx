import { keepPreviousData } from '@tanstack/react-query'
import { Grid, Table, type TableColumnsType } from 'antd'
import type { SignIn } from 'shared-types/accounts/second-factor-operations'
import { useOperation } from '../api/use-operation'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { showTime } from '../layout/times'
import { TwoLines } from '../layout/two-lines'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'

/** 「登录日志」: one's own sign-ins, newest first: who finds one that was not theirs changes the password. */
export function SignInLog() {
  const isWide = Grid.useBreakpoint().md !== false
  const log = useOperation('accounts.list-sign-ins', usePageAsked(), {
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <p className="quiet">发现不是本人的登录时，请立即修改密码。</p>
      <Loaded query={log}>
        {({ rows, next }) => (
          <>
            <Table<SignIn>
              rowKey="id"
              size="small"
              loading={log.isPlaceholderData}
              columns={isWide ? wideColumns : narrowColumns}
              dataSource={rows}
              pagination={false}
              locale={{ emptyText: <Nothing>还没有登录记录</Nothing> }}
            />
            <CursorPaging next={next} shown={rows.length} />
          </>
        )}
      </Loaded>
    </>
  )
}

const wideColumns: TableColumnsType<SignIn> = [
  { title: '时间', key: 'at', render: (_, it) => showTime(it.at) },
  { title: 'IP', key: 'address', render: (_, it) => it.address || '—' },
  { title: '地区', dataIndex: 'region' },
  { title: '浏览器', dataIndex: 'browser' },
]

const narrowColumns: TableColumnsType<SignIn> = [
  {
    title: '时间与浏览器',
    key: 'at',
    render: (_, it) => <TwoLines second={it.browser}>{showTime(it.at)}</TwoLines>,
  },
  {
    title: 'IP 与地区',
    key: 'address',
    render: (_, it) => <TwoLines second={it.region}>{it.address || '—'}</TwoLines>,
  },
]
