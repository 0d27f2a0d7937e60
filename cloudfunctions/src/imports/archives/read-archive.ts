import { archiveFields, carriers } from 'shared-types/archives/archive-fields'
import {
  archiveStateLabels,
  archiveStates,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import type { ReportData } from 'shared-types/reports/fields/field'
import { idNumberProblem, type IdType } from 'shared-types/students/id-number'
import { rollFields, type RollField } from 'shared-types/students/roll-fields'
import type { References } from '../roll/references'
import { readField } from '../rows/read-field'
import { yesOrNo } from '../rows/yes-or-no'
import type { Reason, Texts } from '../subject'

/** What a row says; whatever it leaves empty is absent. */
export interface ArchiveRowValues {
  name?: string
  idType: IdType
  idNumber?: string
  studentNumber?: string
  majorId?: string
  graduated?: boolean
  state?: ArchiveState
  stateOn?: string
  data: ReportData
}

const personFields: readonly RollField[] = rollFields.filter((it) =>
  ['name', 'idType', 'idNumber', 'studentNumber', 'major'].includes(it.name),
)
const dayField: RollField = {
  name: 'stateOn',
  label: '状态日期',
  type: 'date',
  required: false,
  aliases: [],
  example: '',
  hint: '',
}

/** The values of a row, and what is wrong with it by itself. */
export function readArchive(
  texts: Texts,
  references: References,
  found: readonly Reason[],
): { values: ArchiveRowValues; reasons: Reason[] } {
  const reasons = [...found]
  const isFaulty = (name: string) => reasons.some((it) => it.field === name)
  const textOf = (name: string) => (isFaulty(name) ? '' : (texts[name]?.trim() ?? ''))
  const read = (field: RollField): string | undefined => {
    const text = textOf(field.name)
    if (!text) return undefined
    const it = readField(field, text, references)
    if ('value' in it) return it.value
    reasons.push({ field: field.name, message: it.problem })
    return undefined
  }
  const [name, idType, idNumber, studentNumber, majorId] = personFields.map(read)
  const stateOn = read(dayField)
  const graduated = textOf('graduated') ? yesOrNo(textOf('graduated')) : undefined
  if (textOf('graduated') && graduated === undefined)
    reasons.push({ field: 'graduated', message: '是否毕业应填“是”或“否”' })
  const state = stateOf(textOf('state'))
  if (textOf('state') && !state)
    reasons.push({
      field: 'state',
      message: `档案投递状态应为${Object.values(archiveStateLabels).join('、')}之一`,
    })
  const values: ArchiveRowValues = {
    idType: (idType ?? 'resident') as IdType,
    ...(name && { name }),
    ...(idNumber && { idNumber }),
    ...(studentNumber && { studentNumber }),
    ...(majorId && { majorId }),
    ...(graduated !== undefined && { graduated }),
    ...(state && { state }),
    ...(stateOn && { stateOn }),
    data: dataOf(textOf),
  }
  reasons.push(...checkPerson(values, isFaulty))
  return { values, reasons }
}

function checkPerson(values: ArchiveRowValues, isFaulty: (name: string) => boolean): Reason[] {
  const reasons: Reason[] = []
  if (!values.name && !isFaulty('name')) reasons.push({ field: 'name', message: '姓名没有填写' })
  const isAnyFaulty = isFaulty('idNumber') || isFaulty('studentNumber')
  if (!values.idNumber && !values.studentNumber && !isAnyFaulty)
    reasons.push({ field: 'idNumber', message: '身份证号和学号都没有填写，请至少填写一项' })
  const problem = values.idNumber && idNumberProblem(values.idType, values.idNumber)
  if (problem && !isFaulty('idType')) reasons.push({ field: 'idNumber', message: problem })
  return reasons
}

/** Carriers by name or code; what the field's own check makes of the rest is its business. */
function dataOf(textOf: (name: string) => string): ReportData {
  const given = archiveFields.flatMap(({ name }) => {
    const text = textOf(name).normalize('NFC')
    return text ? [[name, name === 'carrier' ? carrierOf(text) : text] as const] : []
  })
  return Object.fromEntries(given)
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

function carrierOf(text: string): string {
  const wanted = plain(text)
  const found = carriers.find((it) => [it.name, it.code].some((known) => plain(known) === wanted))
  return found?.code ?? (wanted === '机要' ? 'confidential-post' : text)
}

function stateOf(text: string): ArchiveState | undefined {
  const wanted = plain(text)
  return archiveStates.find((it) =>
    [it, archiveStateLabels[it]].some((known) => plain(known) === wanted),
  )
}
