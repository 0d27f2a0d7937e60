import { Grid, Table, Tag, type TableColumnsType } from 'antd'
import { showTime } from '../layout/times'
import { TwoLines } from '../layout/two-lines'
import { OpenRow } from '../lists/open-row'
import type { CodeVersion } from './code-version'

interface VersionTableProps {
  versions: CodeVersion[]
  shown: CodeVersion
  onShow: (version: string) => void
}

/** Each serves its cohorts until a later one takes over; none is ever changed. */
export function VersionTable({ versions, shown, onShow }: VersionTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const cohorts = (it: CodeVersion) => {
    const next = versions[versions.indexOf(it) - 1]
    if (!next) return `${it.validFromYear} 届起`
    const last = next.validFromYear - 1
    return last === it.validFromYear ? `${last} 届` : `${it.validFromYear} 至 ${last} 届`
  }
  const version: TableColumnsType<CodeVersion>[number] = {
    key: 'version',
    title: '版本',
    render: (_, it) => (
      <TwoLines second={isWide ? '' : it.source}>
        {it.version === shown.version ? (
          <>
            <strong>{it.version}</strong>　<Tag style={{ margin: 0 }}>下方显示</Tag>
          </>
        ) : (
          <OpenRow label={`查看版本 ${it.version}`} onOpen={() => onShow(it.version)}>
            {it.version}
          </OpenRow>
        )}
      </TwoLines>
    ),
  }
  const cohort: TableColumnsType<CodeVersion>[number] = {
    key: 'cohorts',
    title: '适用届别',
    render: (_, it) => <span className="nowrap">{cohorts(it)}</span>,
  }
  return (
    <Table<CodeVersion>
      rowKey="version"
      size="small"
      pagination={false}
      dataSource={versions}
      columns={isWide ? [version, cohort, ...aboutColumns] : [version, cohort]}
    />
  )
}

const aboutColumns: TableColumnsType<CodeVersion> = [
  { key: 'entries', title: '项数', dataIndex: 'entries', align: 'right' },
  { key: 'source', title: '来源', dataIndex: 'source' },
  {
    key: 'imported',
    title: '导入',
    render: (_, it) =>
      it.importedAt ? (
        <TwoLines second={showTime(it.importedAt)}>{it.importedBy}</TwoLines>
      ) : (
        '随平台提供'
      ),
  },
]
