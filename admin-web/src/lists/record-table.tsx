import { Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useSession } from '../app/session'

interface RecordTableProps<Row> {
  rows: readonly Row[]
  /** Where there is room, and on a phone; the column `school` is the centre's. */
  columns: { wide: TableColumnsType<Row>; narrow: TableColumnsType<Row> }
  openId: string | undefined
  onOpen: (id: string) => void
  empty: ReactNode
  isLoading?: boolean
  /** What else tells a row apart. */
  classOf?: (row: Row) => string
}

/** A page of records, each of which opens over it; paging is outside. */
export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
  const { rows, columns, openId, onOpen, empty, isLoading = false, classOf } = props
  const { level } = useSession()
  const isWide = Grid.useBreakpoint().md !== false
  const shown = isWide ? columns.wide : columns.narrow
  return (
    <Table<Row>
      rowKey="id"
      size="small"
      columns={shown.filter((it) => it.key !== 'school' || level === 'centre')}
      dataSource={[...rows]}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: empty }}
      rowClassName={(row) =>
        ['row-openable', row.id === openId && 'row-open', classOf?.(row)].filter(Boolean).join(' ')
      }
      onRow={(row) => ({ onClick: () => onOpen(row.id) })}
    />
  )
}
