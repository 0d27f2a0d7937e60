import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { certificateNames } from 'shared-types/certificates/certificate-kinds'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import { RecordTable } from '../../lists/record-table'
import { StateTag } from '../state-tag'
import { colourLabels, type CertificateRow } from '../words'

interface CertificateTableProps {
  rows: CertificateRow[]
  isLoading: boolean
  openId: string | undefined
  onOpen: (id: string) => void
  empty: ReactNode
}

export function CertificateTable(props: CertificateTableProps) {
  const { rows, isLoading, openId, onOpen, empty } = props
  return (
    <RecordTable<CertificateRow>
      rows={rows}
      columns={{ wide: wideColumns(onOpen), narrow: narrowColumns(onOpen) }}
      openId={openId}
      onOpen={onOpen}
      empty={empty}
      isLoading={isLoading}
    />
  )
}

type Open = (id: string) => void

const nameColumn = (onOpen: Open, second: (row: CertificateRow) => string) => ({
  key: 'name',
  title: '姓名',
  render: (_: unknown, row: CertificateRow) => (
    <TwoLines second={second(row)}>
      <OpenRow label={`查看 ${row.holderName} 的证书`} onOpen={() => onOpen(row.id)}>
        {row.holderName}
      </OpenRow>
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'state',
  title: '状态',
  render: (_: unknown, row: CertificateRow) => (
    <TwoLines second={row.endedAt ? showTime(row.endedAt) : ''}>
      <StateTag state={row.state} />
    </TwoLines>
  ),
}

const wideColumns = (onOpen: Open): TableColumnsType<CertificateRow> => [
  nameColumn(onOpen, (row) => row.studentNumber),
  { key: 'school', title: '学校', dataIndex: 'schoolName' },
  { key: 'major', title: '专业', dataIndex: 'majorName', responsive: ['lg'] },
  {
    key: 'number',
    title: '编号与种类',
    render: (_, row) => (
      <TwoLines second={`${certificateNames[row.kind]}（${colourLabels[row.colour]}）`}>
        {row.number}
      </TwoLines>
    ),
  },
  { key: 'issued', title: '签发时间', render: (_, row) => showTime(row.issuedAt) },
  stateColumn,
]

/** A phone shows whose, which and whether it holds. */
const narrowColumns = (onOpen: Open): TableColumnsType<CertificateRow> => [
  nameColumn(onOpen, (row) => row.number),
  stateColumn,
]
