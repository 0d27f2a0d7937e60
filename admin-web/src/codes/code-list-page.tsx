import { Grid, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { versionedTableIds } from 'shared-types/codes/versioned-tables'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { TwoLines } from '../layout/two-lines'
import { versionsOf, type CodeVersion } from './code-version'

/** 「代码表」: what every form chooses from, with where it comes from and since which cohort it holds. */
export function CodeListPage() {
  const linkTo = useLinkTo()
  const isWide = Grid.useBreakpoint().md !== false
  const query = useOperation('codes.list', {})
  const name: TableColumnsType<CodeVersion>[number] = {
    key: 'label',
    title: '代码表',
    render: (_, it) => (
      <TwoLines second={isWide ? `${it.entries} 项` : `版本 ${it.version}，${it.entries} 项`}>
        <Link to={linkTo(`/settings/codes/${it.table}`)}>{it.label}</Link>
      </TwoLines>
    ),
  }
  return (
    <Page title="代码表" note="各项上报的可选内容，按毕业届别使用对应版本">
      <Panel>
        <Loaded query={query}>
          {({ versions }) => (
            <Table<CodeVersion>
              rowKey="table"
              size="small"
              pagination={false}
              columns={isWide ? [name, ...aboutColumns] : [name, sinceColumn]}
              dataSource={versionedTableIds.flatMap((it) => versionsOf(versions, it).slice(0, 1))}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

const sinceColumn: TableColumnsType<CodeVersion>[number] = {
  key: 'since',
  title: '适用届别',
  render: (_, it) => <span className="nowrap">{it.validFromYear} 届起</span>,
}

const aboutColumns: TableColumnsType<CodeVersion> = [
  { key: 'version', title: '最新版本', dataIndex: 'version' },
  sinceColumn,
  { key: 'source', title: '来源', dataIndex: 'source' },
]
