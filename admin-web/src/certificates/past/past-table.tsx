import { Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { PastCertificate } from 'shared-types/certificates/past-operations'
import { TwoLines } from '../../layout/two-lines'
import { colourLabels } from '../words'

interface PastTableProps {
  rows: PastCertificate[]
  isLoading: boolean
  empty: ReactNode
}

export function PastTable({ rows, isLoading, empty }: PastTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <Table<PastCertificate>
      rowKey="id"
      size="small"
      columns={isWide ? wideColumns : narrowColumns}
      dataSource={rows}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: empty }}
    />
  )
}

const page = (it: PastCertificate) => (
  <a
    href={it.verificationUrl}
    target="_blank"
    rel="noopener"
    aria-label={`${it.name}的核验页面`}
    className="nowrap"
  >
    核验页面
  </a>
)

const wideColumns: TableColumnsType<PastCertificate> = [
  {
    key: 'number',
    title: '证书编号',
    render: (_, it) => (
      <TwoLines second={`${it.year} 届 · ${colourLabels[it.colour]}`}>{it.number}</TwoLines>
    ),
  },
  { key: 'name', title: '姓名', render: (_, it) => <span className="nowrap">{it.name}</span> },
  {
    key: 'school',
    title: '毕业院校',
    render: (_, it) => (
      <TwoLines second={`${it.educationLevel} · ${it.major}`}>{it.schoolName}</TwoLines>
    ),
  },
  { key: 'unit', title: '报到单位', render: (_, it) => it.receivingUnit },
  {
    key: 'issued',
    title: '签发日期',
    render: (_, it) => <span className="nowrap">{it.issuedOn}</span>,
  },
  { key: 'page', title: '核验', render: (_, it) => page(it) },
]

const narrowColumns: TableColumnsType<PastCertificate> = [
  {
    key: 'name',
    title: '历史证书',
    render: (_, it) => (
      <TwoLines second={`${it.number} · ${it.year} 届`}>
        {it.name} · {it.schoolName}
      </TwoLines>
    ),
  },
  { key: 'page', title: '核验', render: (_, it) => page(it) },
]
