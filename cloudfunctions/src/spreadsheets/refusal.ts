import { refusalSentence } from 'shared-types/spreadsheets/refusals'
import type { WorkbookRefusalCode } from 'shared-types/spreadsheets/refusals'

type Place = {
  /** Part of the sentence: sheets, rows or columns in question. Shown to the person. */
  where?: string | undefined
  /** For the log only. */
  detail?: string | undefined
}

/** A workbook that is refused as a whole. `message` is the Chinese sentence for the person. */
export class WorkbookRefusal extends Error {
  override readonly name = 'WorkbookRefusal'
  readonly where: string | undefined
  readonly detail: string | undefined

  constructor(
    readonly code: WorkbookRefusalCode,
    { where, detail }: Place = {},
  ) {
    // Names of parts and sheets are the file's own words, of any length.
    const place = where?.slice(0, 120)
    super(refusalSentence(code, place))
    this.where = place
    this.detail = detail
  }
}
