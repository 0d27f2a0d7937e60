import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { DomainError } from 'shared-types/errors'
import { isId } from '../runtime/new-id'

/** What a list is in the order of; `columns` make the order total only together with the id that follows them. */
export interface ListOrder {
  name: string
  columns: readonly string[]
  id: string
  direction: 'asc' | 'desc'
}

/** Where a page ended: the values of the order's columns in its last row, and its id. Opaque outside. */
export function writeCursor(order: ListOrder, values: readonly string[], id: string): string {
  return Buffer.from(JSON.stringify([order.name, ...values, id])).toString('base64url')
}

/** Where a page begins with this very row, whatever else the list is narrowed by: no id lies between this one and its neighbour. */
export const cursorBefore = (order: ListOrder, values: readonly string[], id: string): string =>
  writeCursor(order, values, neighbour(id, order.direction === 'asc' ? -1n : 1n))

function neighbour(id: string, step: bigint): string {
  const number = BigInt(`0x${id.replaceAll('-', '')}`) + step
  return number
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Only a cursor of the very order is one: pages of two orders do not follow on each other. */
export function readCursor(order: ListOrder, text: string): string[] {
  const parts = parse(text)
  const [name, ...values] = parts
  const id = values.at(-1)
  if (name !== order.name || values.length !== order.columns.length + 1 || !id || !isId(id))
    throw new DomainError('invalid-input')
  return values
}

/** Rows that come after the cursor: one comparison of whole rows, which an index in that order answers. */
export function isAfter(order: ListOrder, cursor: readonly string[]): RawBuilder<SqlBool> {
  const columns = sql.join([...order.columns, order.id].map((it) => sql.ref(it)))
  const values = sql.join(cursor)
  return order.direction === 'asc'
    ? sql<SqlBool>`(${columns}) > (${values})`
    : sql<SqlBool>`(${columns}) < (${values})`
}

export const inOrder = ({ columns, id, direction }: ListOrder) =>
  sql.join([...columns, id].map((it) => sql`${sql.ref(it)} ${sql.raw(direction)}`))

function parse(text: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.every((it) => typeof it === 'string')) return parts
  } catch {
    // Not ours.
  }
  throw new DomainError('invalid-input')
}
