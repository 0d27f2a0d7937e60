import { keepPreviousData } from '@tanstack/react-query'
import { Alert, Flex, Table, Tag, type TableColumnsType } from 'antd'
import { nameOfCode } from 'shared-types/codes/code-tables'
import type { Company } from 'shared-types/companies/operations'
import { SHORTEST_COMPANY_SEARCH } from 'shared-types/companies/search-limits'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { TwoLines } from '../layout/two-lines'
import { SearchBox } from '../lists/search-box'
import { useSearch } from '../lists/use-search'

/** 「单位名录」: what students and schools find employers in. Too many to page through, so one searches. */
export function CompanyListPage() {
  const summary = useOperation('companies.summary', {})
  return (
    <Page title="单位名录" note="学生和学校填写就业单位时从这里查找" actions={<Actions />}>
      <Panel>
        <Loaded query={summary}>{(found) => <Summary {...found} />}</Loaded>
        <div role="search" aria-label="筛选" className="filter-bar">
          <SearchBox hint="单位名称的几个字，或信用代码开头" />
        </div>
        <Found />
      </Panel>
    </Page>
  )
}

function Actions() {
  const linkTo = useLinkTo()
  return (
    <>
      <LinkButton to={linkTo('/settings/companies/imports')}>导入记录</LinkButton>
      <LinkButton to={linkTo('/settings/companies/import')}>导入单位</LinkButton>
    </>
  )
}

function Summary({ total, samples, updatedAt }: OutputOf<'companies.summary'>) {
  if (total === 0) return <Nothing>名录还是空的，可以从 Excel 或 DBF 文件导入。</Nothing>
  return (
    <>
      <p style={{ marginTop: 0 }}>
        共 {total.toLocaleString('zh-CN')} 家单位
        {updatedAt && <span className="quiet">，最近更新于 {showTime(updatedAt)}</span>}
      </p>
      {samples > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`其中 ${samples.toLocaleString('zh-CN')} 家是演示用的样例单位，不是真实单位`}
          style={{ marginBottom: 12 }}
        />
      )}
    </>
  )
}

function Found() {
  const { search } = useSearch()
  const isAsking = search.length >= SHORTEST_COMPANY_SEARCH
  const list = useOperation(
    'companies.search',
    { text: search },
    { enabled: isAsking, placeholderData: keepPreviousData },
  )
  if (!isAsking)
    return <Nothing>{`输入至少 ${SHORTEST_COMPANY_SEARCH} 个字，查看名录中的单位。`}</Nothing>
  return (
    <Loaded query={list}>
      {({ companies }) => (
        <Table<Company>
          rowKey="creditCode"
          size="small"
          columns={columns}
          dataSource={companies}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Nothing>没有找到，可以换几个字。</Nothing> }}
        />
      )}
    </Loaded>
  )
}

const columns: TableColumnsType<Company> = [
  {
    key: 'name',
    title: '单位名称',
    render: (_, it) => (
      <Flex gap={8} align="center">
        <TwoLines second={it.creditCode}>{it.name}</TwoLines>
        {it.isSample && <Tag style={{ margin: 0 }}>样例</Tag>}
      </Flex>
    ),
  },
  { key: 'region', title: '所在地', render: (_, it) => it.regionName },
  { key: 'nature', title: '性质', render: (_, it) => nameOfCode('employerNature', it.nature) },
  {
    key: 'industry',
    title: '行业',
    render: (_, it) => nameOfCode('employerIndustry', it.industry),
  },
]
