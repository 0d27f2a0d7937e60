import { findChoice } from 'shared-types/codes/code-tables'
import { findDivision } from 'shared-types/codes/divisions'
import { isDate } from 'shared-types/formats'
import { idTypes, normaliseIdNumber } from 'shared-types/students/id-number'
import { sexes, type RollField } from 'shared-types/students/roll-fields'
import type { References } from '../roll/references'
import { degreeOfWord, levelOfDegree } from './education-words'

export type Read = { value: string } | { problem: string }

/**
 * One cell's text as a value of its field. `idNumber` is only normalised and `class` only tidied: both are judged
 * beside the rest of the row.
 */
export function readField(field: RollField, text: string, references: References): Read {
  switch (field.type) {
    case 'text':
      return readText(field, text)
    case 'class':
      return readText(field, text)
    case 'id-number':
      return { value: normaliseIdNumber(text.normalize('NFKC')) }
    case 'id-type':
      return found(idTypeOf(text), '证件类型不在可选范围内，请按模板的下拉列表填写')
    case 'sex':
      return found(sexOfText(text), '性别应填“男”或“女”')
    case 'code':
      return found(
        codeOf(field, text, references),
        `${field.label}不在代码表内，请填写代码表中的名称或代码`,
      )
    case 'date':
      return found(dateOf(text), `${field.label}应写明年月日，如 2026-06-30`)
    case 'study-years':
      return found(studyYearsOf(text), '学制应为 0.5 至 8 年，以半年为单位')
    case 'division':
      return found(
        findDivision(text)?.code,
        `${field.label}无法识别，请填写六位行政区划代码或省市县完整名称`,
      )
    case 'major':
      return found(references.findMajor(text)?.id, '专业不存在，请与本校专业设置中的名称或代码核对')
    case 'year':
      return found(/^\d{4}$/.exec(text)?.[0], `${field.label}应为四位数字的年份`)
  }
}

const found = (value: string | undefined, problem: string): Read =>
  value === undefined ? { problem } : { value }

function readText(field: RollField, text: string): Read {
  const value = field.name === 'name' ? normaliseName(text) : tidy(text)
  const { label, maxLength = 100 } = field
  if ([...value].length > maxLength) return { problem: `${label}不能超过 ${maxLength} 字` }
  if (/[\n\r\t]/.test(value)) return { problem: `${label}里有换行，请删除` }
  if (field.name === 'name' && !isName(value))
    return { problem: '姓名只能包含文字和间隔号“·”，请核对' }
  if (isNumberField(field) && !/^[\p{L}\p{N}._/()-]+$/u.test(value))
    return { problem: `${label}只能包含数字、字母、文字和连接号，请核对` }
  return { value }
}

const isNumberField = ({ name }: RollField) =>
  name === 'studentNumber' || name === 'examNumber' || name === 'diplomaNumber'

/** Numbers typed with a Chinese keyboard come in full width. */
const tidy = (text: string) => text.normalize('NFKC').trim()

/** One way of writing: the middle dot as GB/T 2312 has it, no blanks between Chinese characters. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[•‧∙⋅・･．●]/g, '·')
    .replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '')
    .trim()
}

const isName = (value: string) =>
  /^[\p{L}\p{Co}][\p{L}\p{M}\p{Co}]*(?:[·.' -]+[\p{L}\p{M}\p{Co}]+)*\.?$/u.test(value)

function idTypeOf(text: string): string | undefined {
  const wanted = text.trim()
  if (wanted === '身份证') return 'resident'
  return idTypes.find((it) => it.name === wanted || it.code === wanted)?.code
}

function sexOfText(text: string): string | undefined {
  return sexes.find((it) => [it.name, it.code, it.ministryCode].includes(text as never))?.code
}

function codeOf(field: RollField, text: string, { laterEntries }: References): string | undefined {
  if (!field.code) throw new Error(`${field.name} names no code table`)
  const wanted = text.normalize('NFKC').trim()
  const later = laterEntries.get(field.code)
  // Excel drops the zero of 01 when it takes the code for a number.
  const entry =
    findChoice(field.code, wanted, later) ??
    (/^\d$/.test(wanted) ? findChoice(field.code, `0${wanted}`, later) : undefined)
  if (entry || field.code !== 'educationLevel') return entry?.code
  const degree = degreeOfWord(wanted)
  return degree && levelOfDegree(degree)
}

const DATE = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/

/** In any of the usual ways of writing a day; as YYYY-MM-DD. */
export function dateOf(text: string): string | undefined {
  const parts = DATE.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!parts) return undefined
  const [, year = '', ...rest] = parts
  const [month = '', day = ''] = rest.filter((it) => it !== undefined)
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(value) && Number(year) >= 1900 && Number(year) <= 2100 ? value : undefined
}

function studyYearsOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s*年制?$/, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined
  const years = Number(plain)
  return years >= 0.5 && years <= 8 && Number.isInteger(years * 2) ? String(years) : undefined
}
