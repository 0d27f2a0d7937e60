import { Flex, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import {
  announcementAudienceLabels,
  announcementCategoryLabels,
} from 'shared-types/announcements/workflow'
import type { OutputOf } from '../../api/call'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import { RecordTable } from '../../lists/record-table'
import { PinnedTag, StateTag } from '../state-tag'

type AnnouncementRow = OutputOf<'announcements.list'>['rows'][number]
type Open = (id: string) => void

interface AnnouncementTableProps {
  rows: AnnouncementRow[]
  isLoading: boolean
  onOpen: Open
  empty: ReactNode
}

export const AnnouncementTable = ({ rows, isLoading, onOpen, empty }: AnnouncementTableProps) => (
  <RecordTable<AnnouncementRow>
    rows={rows}
    columns={{ wide: wideColumns(onOpen), narrow: narrowColumns(onOpen) }}
    openId={undefined}
    onOpen={onOpen}
    empty={empty}
    isLoading={isLoading}
  />
)

const titleColumn = (onOpen: Open) => ({
  key: 'title',
  title: '标题',
  render: (_: unknown, row: AnnouncementRow) => (
    <TwoLines second={`${announcementCategoryLabels[row.category]} · ${audienceOf(row)}`}>
      <OpenRow label={`打开 ${row.title}`} onOpen={() => onOpen(row.id)}>
        {row.title}
      </OpenRow>
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'state',
  title: '状态',
  render: (_: unknown, row: AnnouncementRow) => (
    <Flex gap={4} wrap>
      <StateTag state={row.state} />
      {row.pinned && <PinnedTag />}
    </Flex>
  ),
}

const wideColumns = (onOpen: Open): TableColumnsType<AnnouncementRow> => [
  titleColumn(onOpen),
  { key: 'school', title: '发布单位', dataIndex: 'publisher' },
  stateColumn,
  {
    key: 'publishAt',
    title: '发布时间',
    render: (_, row) => (row.publishAt ? showTime(row.publishAt) : '—'),
  },
  {
    key: 'updated',
    title: '最后修改',
    responsive: ['lg'],
    render: (_, row) => <TwoLines second={row.updatedBy}>{showTime(row.updatedAt)}</TwoLines>,
  },
]

const narrowColumns = (onOpen: Open): TableColumnsType<AnnouncementRow> => [
  titleColumn(onOpen),
  stateColumn,
]

/** 「学生，中山大学」 */
const audienceOf = ({ audience, forSchool }: AnnouncementRow) =>
  [announcementAudienceLabels[audience], forSchool?.name].filter(Boolean).join('，')
