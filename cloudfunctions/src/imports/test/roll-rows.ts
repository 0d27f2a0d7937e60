import { checkDigitOf } from 'shared-types/students/id-number'
import { rollFields, type RollFieldName } from 'shared-types/students/roll-fields'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'

export type Row = Partial<Record<RollFieldName, string>>

/** A workbook with the columns that the rows use, headed by their labels. */
export function rollWorkbook(rows: readonly Row[]) {
  const fields = rollFields.filter((field) => rows.some((row) => row[field.name] !== undefined))
  const lines = rows.map((row, at) =>
    textRow(
      at + 2,
      fields.map((field) => row[field.name] ?? ''),
    ),
  )
  const header = textRow(
    1,
    fields.map((it) => it.label),
  )
  return {
    bytes: workbookFile({ sheets: [{ rows: header + lines.join('') }] }),
    mapping: Object.fromEntries(fields.map((it, at) => [String(at), it.name])),
  }
}

/** An invented citizen's number that passes GB 11643; odd orders are men's. */
export function idNumber(order: number, born = '20040101'): string {
  const body = `440106${born}${String(order).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

export const good = <C extends Row>(order: number, changes?: C) => ({
  name: `样例${String.fromCodePoint(0x4e00 + order)}`,
  idNumber: idNumber(order),
  studentNumber: `2022${String(order).padStart(4, '0')}`,
  major: '软件工程',
  ...changes,
})

/** Rows of as many different people of one major. */
export const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) =>
    good(at % 1000, {
      idNumber: idNumber(at % 1000, `2004${month(Math.floor(at / 1000))}`),
      studentNumber: `2022${String(at).padStart(6, '0')}`,
      sex: at % 2 === 1 ? '男' : '女',
      ethnicity: '汉族',
      politicalStatus: '共青团员',
      originRegion: '广东省广州市越秀区',
      graduatesOn: '2026-06-30',
    }),
  )

const month = (at: number) =>
  `${String((at % 12) + 1).padStart(2, '0')}${String(Math.floor(at / 12) + 1).padStart(2, '0')}`
