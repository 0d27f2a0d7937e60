import { maskIdNumber, maskNumbersIn, maskPhone } from 'shared-types/formats'
import type { ImportField } from 'shared-types/imports/import-subjects'
import { matchHeading } from 'shared-types/imports/match-heading'
import { emptyCell, type SheetRow } from '../spreadsheets/cells'
import { textOf } from './rows/cell-text'

const LONGEST = 100

/** The first cells of a column, enough to recognise what it holds and not enough to use: numbers of people are masked. */
export function samplesOf(
  { at, heading }: { at: number; heading: string },
  rows: readonly SheetRow[],
  fields: readonly ImportField[],
): string[] {
  const mask = maskFor(heading, fields)
  return rows.map((row) => mask(textOf(row.cells[at] ?? emptyCell)).slice(0, LONGEST))
}

/** By what the heading says; a heading that says nothing may still stand above ID numbers. */
function maskFor(heading: string, fields: readonly ImportField[]): (text: string) => string {
  const name = matchHeading(fields, heading)
  const type = fields.find((it) => it.name === name)?.type
  const saysIdNumber = type === 'id-number' || /身份证|证件号|通行证|SFZ/i.test(heading)
  if (saysIdNumber) return (text) => text && maskIdNumber(text)
  if (type === 'phone') return (text) => text && maskPhone(text)
  return maskNumbersIn
}
