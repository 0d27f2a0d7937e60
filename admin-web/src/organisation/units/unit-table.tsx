import { Button, Flex, Grid, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import {
  unitKindLabels,
  type OrganisationUnitKind,
  type UnitField,
} from 'shared-types/organisation/unit-fields'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import { listedFields, nameOf, textOf, type Unit } from './unit-kinds'
import type { UnitNode } from './unit-tree'

interface UnitTableProps {
  kind: OrganisationUnitKind
  rows: UnitNode[]
  /** Of departments: what lies above is seen, and need not be said. */
  isTree?: boolean
  isLoading: boolean
  empty: ReactNode
  onShow: (unit: Unit) => void
  /** Both absent for those who may only look. */
  onEdit: ((unit: Unit) => void) | undefined
  onDelete: ((unit: Unit) => void) | undefined
}

/** Units of one kind; those that have others below them unfold. */
export function UnitTable(props: UnitTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const fields = listedFields(props.kind).filter((it) => !props.isTree || it.name !== 'parent')
  const columns = isWide
    ? [nameColumn(props, codeOf), ...factColumns(fields)]
    : [nameColumn(props, factsInWords(fields))]
  return (
    <Table<UnitNode>
      rowKey="id"
      size="small"
      columns={props.onEdit ? [...columns, actionColumn(props)] : columns}
      dataSource={props.rows}
      loading={props.isLoading}
      pagination={false}
      indentSize={isWide ? 24 : 16}
      expandable={{ defaultExpandAllRows: true }}
      locale={{ emptyText: props.empty, expand: '展开下级', collapse: '收起下级' }}
    />
  )
}

const codeOf = (unit: Unit) => unit.values['code'] ?? ''

const factsInWords = (fields: readonly UnitField[]) => (unit: Unit) =>
  [codeOf(unit), ...fields.map((it) => textOf(it, unit))].filter(Boolean).slice(0, 3).join(' · ')

const nameColumn = (
  { kind, onShow }: UnitTableProps,
  second: (unit: Unit) => string,
): TableColumnsType<UnitNode>[number] => ({
  key: 'name',
  title: `${unitKindLabels[kind]}名称`,
  render: (_, unit) => (
    <span className="unit-name">
      <TwoLines second={second(unit)}>
        <OpenRow label={`查看${nameOf(unit)}`} onOpen={() => onShow(unit)}>
          {nameOf(unit)}
        </OpenRow>
      </TwoLines>
    </span>
  ),
})

const factColumns = (fields: readonly UnitField[]): TableColumnsType<UnitNode> =>
  fields.map((field) => ({
    key: field.name,
    title: field.label,
    render: (_, unit) => textOf(field, unit) || '—',
  }))

const actionColumn = ({
  onEdit,
  onDelete,
}: UnitTableProps): TableColumnsType<UnitNode>[number] => ({
  key: 'action',
  title: '操作',
  align: 'right',
  width: 104,
  render: (_, unit) => (
    <Flex gap={4} justify="flex-end">
      <Button
        type="link"
        size="small"
        aria-label={`编辑${nameOf(unit)}`}
        onClick={() => onEdit?.(unit)}
      >
        编辑
      </Button>
      <Button
        type="link"
        size="small"
        danger
        aria-label={`删除${nameOf(unit)}`}
        onClick={() => onDelete?.(unit)}
      >
        删除
      </Button>
    </Flex>
  ),
})
