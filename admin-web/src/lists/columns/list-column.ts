import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { ColumnSettings } from 'shared-types/preferences/operations'
import type { ListOrder } from '../use-list-order'

export interface ListColumn<Row> {
  /** Also the name of the order, when the server sorts by it. */
  key: string
  title: string
  render: (row: Row) => ReactNode
  isSortable?: true
  /** Tells the rows apart, so it stays. */
  isFixed?: true
  /** Shown only to those who ask for it. */
  isExtra?: true
  className?: string
}

export interface ArrangedColumn<Row> {
  column: ListColumn<Row>
  isShown: boolean
}

/** The columns as this person wants them; those that came later stand at the end as they usually are. */
export function arrange<Row>(
  columns: readonly ListColumn<Row>[],
  settings: ColumnSettings | null | undefined,
): ArrangedColumn<Row>[] {
  const order = settings?.order ?? []
  const placed = order.flatMap((key) => columns.find((it) => it.key === key) ?? [])
  const others = columns.filter((it) => !order.includes(it.key))
  const isHidden = (column: ListColumn<Row>) =>
    settings && order.includes(column.key)
      ? settings.hidden.includes(column.key)
      : column.isExtra === true
  return [...placed, ...others].map((column) => ({
    column,
    isShown: column.isFixed === true || !isHidden(column),
  }))
}

export const settingsOf = <Row>(arranged: readonly ArrangedColumn<Row>[]): ColumnSettings => ({
  order: arranged.map((it) => it.column.key),
  hidden: arranged.filter((it) => !it.isShown).map((it) => it.column.key),
})

/** One place up or down. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...list]
  const [taken] = next.splice(from, 1)
  if (taken !== undefined) next.splice(from + by, 0, taken)
  return next
}

/** As the table takes them; what can be sorted says how it is. */
export function tableColumns<Row>(
  arranged: readonly ArrangedColumn<Row>[],
  { sort, direction }: ListOrder<string>,
): TableColumnsType<Row> {
  return arranged
    .filter((it) => it.isShown)
    .map(({ column: { key, title, render, className, isSortable } }) => ({
      key,
      title,
      ...(className && { className }),
      render: (_: unknown, row: Row) => render(row),
      ...(isSortable && {
        sorter: true,
        sortOrder: sort === key ? (direction === 'asc' ? 'ascend' : 'descend') : null,
      }),
    }))
}
