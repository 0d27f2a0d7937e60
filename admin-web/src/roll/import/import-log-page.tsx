import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useLinkTo, useWorkingYear } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { showTime } from '../../layout/times'
import { importStateLabels, isRunning } from './import-states'

type ImportRow = OutputOf<'imports.list'>['imports'][number]

export function ImportLogPage() {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const list = useOperation(
    'imports.list',
    { year },
    {
      refetchInterval: (asked) =>
        asked.state.data?.imports.some((it) => isRunning(it.state)) ? 2000 : false,
    },
  )
  const columns: TableColumnsType<ImportRow> = [
    {
      title: '文件',
      dataIndex: 'fileName',
      render: (name: string, row) => <Link to={linkTo(`/roll/imports/${row.id}`)}>{name}</Link>,
    },
    {
      title: '状态',
      dataIndex: 'state',
      render: (state: ImportRow['state']) => importStateLabels[state],
    },
    { title: '新增', dataIndex: ['counts', 'accepted'], align: 'right' },
    { title: '更新', dataIndex: ['counts', 'changed'], align: 'right' },
    { title: '无变化', dataIndex: ['counts', 'unchanged'], align: 'right' },
    { title: '被拒绝', dataIndex: ['counts', 'refused'], align: 'right' },
    { title: '操作人', dataIndex: 'startedBy' },
    { title: '时间', dataIndex: 'startedAt', render: showTime },
  ]
  return (
    <Page
      title="导入记录"
      note={`${year} 年`}
      actions={
        <LinkButton type="primary" to={linkTo('/roll/import')}>
          导入学籍
        </LinkButton>
      }
    >
      <Panel>
        <Loaded query={list}>
          {({ imports }) => (
            <Table
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={imports}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: <Nothing>{year} 年还没有导入过学籍。</Nothing> }}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
