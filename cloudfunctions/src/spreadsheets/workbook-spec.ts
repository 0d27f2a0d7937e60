export type SheetColumn = {
  header: string
  /** In characters; by the header when left out. */
  width?: number
  /** Marked in the header by colour and a note. */
  isRequired?: boolean
  /** Offered as a drop-down list; something else may still be typed after a warning. */
  choices?: readonly string[] | undefined
}

export type SheetLine = {
  cells: readonly string[]
  /** Why the row was refused; needs `hasReasons` of the sheet. */
  reason?: string
  /** Indexes of the cells to highlight. */
  problems?: readonly number[]
}

export type DataSheetSpec = {
  name: string
  columns: readonly SheetColumn[]
  rows: Iterable<SheetLine> | AsyncIterable<SheetLine>
  /** Shown below the header, marked so that reading passes over it. */
  example?: readonly string[]
  /** Puts the column 错误原因 first. */
  hasReasons?: boolean
  /** Who took it out and when: at the head and foot of every printed page. */
  watermark?: string
  /** Rows for which drop-down lists are laid out; 20,000 when left out. */
  listRows?: number
}

/** Lines of plain text: 填写说明 or 导出说明. */
export type NoteSheetSpec = { name: string; lines: readonly string[] }

export type WorkbookSpec = { sheets: readonly DataSheetSpec[]; notes?: readonly NoteSheetSpec[] }
