import { Grid, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { TwoLines } from '../layout/two-lines'
import { useImportSubject } from './import-subject'
import { importStateLabels, isRunning } from './import-states'

type ImportRow = OutputOf<'imports.list'>['imports'][number]

const countLabels: [keyof ImportRow['counts'], string][] = [
  ['accepted', '新增'],
  ['changed', '更新'],
  ['unchanged', '无变化'],
  ['refused', '被拒绝'],
]

const countColumns: TableColumnsType<ImportRow> = countLabels.map(([name, title]) => ({
  key: name,
  title,
  dataIndex: ['counts', name],
  align: 'right',
}))

const countsInWords = (counts: ImportRow['counts']) =>
  countLabels.map(([name, label]) => `${label} ${counts[name]}`).join('　')

export function ImportLogPage() {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const { subject, label, path, isOfYear } = useImportSubject()
  const isWide = Grid.useBreakpoint().md !== false
  const list = useOperation(
    'imports.list',
    { subject, year },
    {
      refetchInterval: (asked) =>
        asked.state.data?.imports.some((it) => isRunning(it.state)) ? 2000 : false,
    },
  )
  const columns: TableColumnsType<ImportRow> = [
    {
      key: 'file',
      title: '文件',
      render: (_, row) => (
        <TwoLines second={showTime(row.startedAt)}>
          <Link to={linkTo(`${path}/imports/${row.id}`)}>{row.fileName}</Link>
        </TwoLines>
      ),
    },
    {
      key: 'state',
      title: '状态',
      render: (_, row) => (
        <TwoLines second={isWide ? '' : countsInWords(row.counts)}>
          {importStateLabels[row.state]}
        </TwoLines>
      ),
    },
    ...(isWide ? [...countColumns, { key: 'who', title: '操作人', dataIndex: 'startedBy' }] : []),
  ]
  return (
    <Page
      title="导入记录"
      note={isOfYear && `${year} 年`}
      actions={
        <LinkButton type="primary" to={linkTo(`${path}/import`)}>
          导入{label}
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
              locale={{
                emptyText: (
                  <Nothing>
                    {isOfYear && `${year} 年`}还没有导入过{label}。
                  </Nothing>
                ),
              }}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
