import {
  FIRST_PAST_YEAR,
  LAST_PAST_YEAR,
  pastCertificateFields,
} from 'shared-types/certificates/past-certificate-fields'
import { choices } from 'shared-types/codes/code-tables'
import { idNumberProblem } from 'shared-types/students/id-number'
import {
  digestOf,
  findKnownPast,
  openPast,
  writePast,
  type KnownPast,
  type PastContent,
  type PastWritten,
} from '../../certificates/past/records'
import type { Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import { within } from '../../database/scope'
import { Duplicates, joined } from '../duplicates'
import { readField } from '../rows/read-field'
import {
  ChangedMeanwhile,
  type JudgedRow,
  type Reason,
  type Subject,
  type Texts,
  type TextRow,
} from '../subject'

/** 历史证书: what was issued on paper up to 2022, from the centre's registers; known by school and number. */
export const pastCertificateSubject: Subject<PastWritten> = {
  name: 'past-certificate',
  isOfCentre: true,
  enteredMeanwhile: {
    field: 'number',
    message: '检查之后，该编号已由其他操作录入，请核对后重新导入',
  },
  instructions: [
    '一、请在“历史证书”工作表中从第三行起填写，每份证书一行；第二行是示例，不会被导入。',
    '二、证书编号、身份证号须保持文本格式；编号为 15 位：毕业年份、院校代码、六位序号。',
    '三、同一编号重复导入时，以新的内容为准，选填项没有这一列或留空的保持原内容；本平台签发的证书不能在这里导入。',
  ],
  templateColumns: () =>
    Promise.resolve({
      choices: new Map<string, readonly string[]>([
        ['sex', ['男', '女']],
        ['educationLevel', choices('educationLevel').map((it) => it.name)],
      ]),
      examples: new Map(),
    }),
  async begin(tx, { services: { keys, db } }) {
    const schools = new Map(
      (await tx.selectFrom('school').select(['id', 'code']).execute()).map((it) => [
        it.code,
        it.id,
      ]),
    )
    const numbers = new Duplicates('number', '证书编号')
    return {
      async judge(rows) {
        const found = await within(db, { role: 'centre' }, (own) =>
          findKnownPast(
            own,
            rows.flatMap((it) => it.texts['number']?.trim() ?? []),
          ),
        )
        return rows.map((row) => judgeRow(row, { ...found, keys, schools, numbers }))
      },
      atEnd: () => joined(numbers),
      async write(own: Tx, { now }, rows) {
        if ((await writePast(own, keys, rows, now)) !== rows.length) throw new ChangedMeanwhile()
      },
    }
  },
}

interface Against {
  keys: Keys
  schools: ReadonlyMap<string, string>
  numbers: Duplicates
  known: readonly KnownPast[]
  issued: ReadonlySet<string>
}

function judgeRow(row: TextRow, against: Against): JudgedRow<PastWritten> {
  const { number } = row
  const isOurs = against.issued.has(row.texts['number']?.trim() ?? '')
  const ours = { field: 'number', message: '该编号是本平台签发的证书，不能导入' }
  const {
    content: inFile,
    schoolCode,
    reasons,
  } = read(row.texts, [...row.reasons, ...(isOurs ? [ours] : [])])
  against.numbers.add(inFile.number, number)
  const schoolId = against.schools.get(schoolCode)
  const add = (field: string, message: string) => {
    if (!reasons.some((it) => it.field === field)) reasons.push({ field, message })
  }
  if (!schoolId) add('school', '没有这个院校代码，请核对')
  if (reasons.length > 0 || !schoolId) return { number, verdict: 'refused', reasons }
  const former = against.known.find((it) => it.schoolId === schoolId && it.number === inFile.number)
  const content = former
    ? { ...inFile, ...leftOut(row.texts, openPast(against.keys, former)) }
    : inFile
  if (former?.digest === digestOf(against.keys, content))
    return { number, verdict: 'unchanged', reasons }
  const write = { schoolId, content, version: former?.version ?? null }
  return { number, verdict: former ? 'changed' : 'accepted', reasons, write }
}

/** What may be left out stays as it was: a register without ID numbers must not take a record from its holder. */
const leftOut = (texts: Texts, former: PastContent): Partial<PastContent> =>
  Object.fromEntries(
    Object.entries(former).filter(([name]) => optional.has(name) && texts[name] === undefined),
  )

const optional = new Set(pastCertificateFields.filter((it) => !it.required).map((it) => it.name))

/** Majors and classes are words here: the registers are older than the rolls. */
const noReferences = {
  findMajor: () => undefined,
  major: () => undefined,
  findClass: () => undefined,
  laterEntries: new Map(),
}

function read(texts: Texts, found: readonly Reason[]) {
  const reasons = [...found]
  const values: Record<string, string> = {}
  for (const field of pastCertificateFields) {
    const text = texts[field.name]?.trim() ?? ''
    if (reasons.some((it) => it.field === field.name)) continue
    if (!text) {
      if (field.required) reasons.push({ field: field.name, message: `${field.label}没有填写` })
      continue
    }
    const it = readField(field, text, noReferences)
    if ('value' in it) values[field.name] = it.value
    else reasons.push({ field: field.name, message: it.problem })
  }
  const { school: schoolCode = '', year = '', ...rest } = values
  const content: PastContent = {
    ...{ number: '', name: '', idNumber: '', sex: '', educationLevel: '', major: '' },
    ...{ receivingUnit: '', issuedOn: '', remark: '' },
    ...rest,
    year: Number(year),
  }
  for (const it of problemsOf(content, schoolCode))
    if (!reasons.some((had) => had.field === it.field)) reasons.push(it)
  return { content, schoolCode, reasons }
}

function problemsOf(it: PastContent, schoolCode: string): Reason[] {
  const reasons: Reason[] = []
  if (it.year < FIRST_PAST_YEAR || it.year > LAST_PAST_YEAR)
    reasons.push({
      field: 'year',
      message: `毕业年份应在 ${FIRST_PAST_YEAR} 至 ${LAST_PAST_YEAR} 之间`,
    })
  if (!/^\d{15}$/.test(it.number))
    reasons.push({ field: 'number', message: '证书编号应为 15 位数字' })
  else if (!it.number.startsWith(`${it.year}${schoolCode}`))
    reasons.push({ field: 'number', message: '证书编号应以毕业年份和院校代码开头，请核对这三列' })
  const problem = it.idNumber && idNumberProblem('resident', it.idNumber)
  if (problem) reasons.push({ field: 'idNumber', message: problem })
  if (it.issuedOn && Number(it.issuedOn.slice(0, 4)) < it.year)
    reasons.push({ field: 'issuedOn', message: '签发日期不能早于毕业年份' })
  return reasons
}
