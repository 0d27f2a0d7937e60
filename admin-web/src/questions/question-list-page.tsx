import { PlusOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useNavigate } from 'react-router'
import type { OutputOf } from '../api/call'
import { useOperation } from '../api/use-operation'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { tones } from '../layout/tones'
import { TwoLines } from '../layout/two-lines'
import { OpenRow } from '../lists/open-row'
import { RecordTable } from '../lists/record-table'
import { SearchBox } from '../lists/search-box'
import { useSearch } from '../lists/use-search'

type QuestionRow = OutputOf<'questions.list'>['rows'][number]

/** 「常见问题」: what students find before they ask somebody. */
export function QuestionListPage() {
  const { search } = useSearch()
  const navigate = useNavigate()
  const query = useOperation('questions.list', {})
  const open = (id: string) => void navigate(`/questions/${id}`)
  return (
    <Page
      title="常见问题"
      note="供学生在小程序中查找"
      actions={
        <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/questions/new">
          添加问题
        </LinkButton>
      }
    >
      <Panel>
        <div role="search" aria-label="筛选" className="filter-bar">
          <SearchBox hint="问题、主题或同义词" />
        </div>
        <Loaded query={query}>
          {({ rows }) => (
            <RecordTable<QuestionRow>
              rows={rows.filter((it) => fits(it, search))}
              columns={columnsFor(open)}
              openId={undefined}
              onOpen={open}
              empty={
                <Nothing>{search ? '没有符合的问题，可以换个词再找。' : '还没有问题。'}</Nothing>
              }
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

const fits = ({ question, topic, keywords }: QuestionRow, search: string) =>
  [question, topic, ...keywords].some((it) => it.includes(search.trim()))

function columnsFor(open: (id: string) => void) {
  const question = {
    key: 'question',
    title: '问题',
    render: (_: unknown, row: QuestionRow) => (
      <TwoLines second={row.topic}>
        <OpenRow label={`编辑 ${row.question}`} onOpen={() => open(row.id)}>
          {row.question}
        </OpenRow>
      </TwoLines>
    ),
  }
  const state = {
    key: 'published',
    title: '状态',
    render: (_: unknown, { published }: QuestionRow) => (
      <Tag variant="outlined" style={published ? tones.green : tones.grey}>
        {published ? '公开' : '未公开'}
      </Tag>
    ),
  }
  const position = { key: 'position', title: '顺序', dataIndex: 'position' as const }
  const updated = {
    key: 'updated',
    title: '最后修改',
    render: (_: unknown, row: QuestionRow) => (
      <TwoLines second={row.updatedBy || '随系统提供'}>{showTime(row.updatedAt)}</TwoLines>
    ),
  }
  return { wide: [question, position, state, updated], narrow: [question, state] }
}
