import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { Database } from '../../database/client'
import { within, type Tx } from '../../database/scope'
import type { Keys } from '../../platform/crypto/sealing'
import type { ReportForm } from '../../reports/form-settings'
import {
  importReport,
  readImportAhead,
  type ReportToWrite,
} from '../../reports/import/import-report'
import { findKnown, findPeople, type KnownStudent } from '../../reports/import/known-reports'
import { initialData } from '../../reports/initial-data'
import { openData } from '../../reports/sealed-data'
import type { StaffActor } from '../../runtime/actor'
import type { Duplicates } from '../duplicates'
import type { JudgedRow, TextRow } from '../subject'
import { findPerson, readPerson } from './find-person'
import { readValues } from './read-values'
import type { UnitNames } from './unit-names'

interface About {
  db: Database
  keys: Keys
  actor: StaffActor
  schoolId: string
  year: number
  kind: ReportKindName
  form: ReportForm
  units: UnitNames
  /** Whom the rows so far were about. */
  people: Duplicates
}

type Judged = JudgedRow<ReportToWrite & { verdict: 'accepted' | 'changed' }>

/** A page of rows against the reports as they are, with what the importer may see. */
export async function judgeReports(about: About, rows: readonly TextRow[]): Promise<Judged[]> {
  const { db, keys, actor, schoolId, kind } = about
  const named = rows.map((row) => {
    const person = readPerson(row.texts)
    const { idNumber } = person
    return { row, person, idIndex: idNumber ? keys.blindIndex('id-number', idNumber) : undefined }
  })
  const onRoll = await within(db, { role: 'system' }, (tx) =>
    findPeople(tx, about, {
      idIndexes: named.flatMap((it) => it.idIndex ?? []),
      studentNumbers: named.flatMap((it) => it.person.studentNumber || []),
    }),
  )
  const index = indexPeople(onRoll)
  const found = named.map((it) => ({
    row: it.row,
    about: findPerson(it.person, it.idIndex, index(it.idIndex, it.person.studentNumber), actor),
  }))
  const ids = found.flatMap((it) => ('person' in it.about ? [it.about.person.id] : []))
  return within(db, { role: 'staff', schoolId, majors: actor.majors }, async (tx) => {
    const known = await findKnown(tx, schoolId, kind, ids)
    const read = found.map(({ row, about: who }): ReadRow | Judged => {
      const { number } = row
      if ('person' in who) about.people.add(who.person.id, number)
      const student = 'person' in who ? known.get(who.person.id) : undefined
      const reasons = [...row.reasons, ...('reason' in who ? [who.reason] : [])]
      if (reasons.length > 0 || !student) return { number, verdict: 'refused', reasons }
      return readRow(about, row, student)
    })
    const forms = read.flatMap((it) => ('verdict' in it ? [] : [it]))
    await readImportAhead(tx, about, schoolId, forms)
    const judged: Judged[] = []
    for (const it of read) judged.push('verdict' in it ? it : await judgeRow(tx, about, it))
    return judged
  })
}

/** The few who may be meant by a row. */
function indexPeople<P extends { id_number_index: string; student_number: string }>(
  people: readonly P[],
) {
  const byId = new Map(people.map((it) => [it.id_number_index, it]))
  const byNumber = new Map(people.map((it) => [it.student_number, it]))
  return (idIndex: string | undefined, studentNumber: string): P[] => [
    ...new Set([byId.get(idIndex ?? ''), byNumber.get(studentNumber)].flatMap((it) => it ?? [])),
  ]
}

/** A row whose cells say something that a report can hold. */
interface ReadRow {
  number: number
  known: KnownStudent
  before: ReportData
  given: ReportData
}

function readRow(
  { keys, kind, form, units }: About,
  { number, texts }: TextRow,
  known: KnownStudent,
): ReadRow | Judged {
  const before = known.report
    ? openData(keys, kind, known.report.data)
    : initialData(kind, known.student)
  const { given, reasons } = readValues(form.fields, texts, { before, units })
  if (reasons.length > 0) return { number, verdict: 'refused', reasons }
  return { number, known, before, given }
}

async function judgeRow(
  tx: Tx,
  { kind, form, actor }: About,
  { number, known, before, given }: ReadRow,
): Promise<Judged> {
  const result = await importReport(tx, known, { kind, form, actor, before, given })
  const studentId = known.student.id
  if (result.verdict === 'refused')
    return { number, verdict: 'refused', reasons: result.problems, studentId }
  if (result.verdict === 'unchanged')
    return { number, verdict: 'unchanged', reasons: [], studentId }
  return { number, verdict: result.verdict, reasons: [], studentId, write: result }
}
