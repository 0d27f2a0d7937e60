import { indexReferences, type References } from '../../src/imports/roll/references'
import { listOnRoll, numbersOf } from '../../src/imports/roll/students-on-roll'
import { insertStudents, updateStudents } from '../../src/imports/roll/write-students'
import { judgeRow, type Judgement } from '../../src/imports/rows/judge-row'
import { readRow } from '../../src/imports/rows/read-row'
import { fieldOf, type RowTexts } from '../../src/imports/rows/row'
import type { Tx } from '../../src/database/scope'
import type { Keys } from '../../src/platform/crypto/sealing'
import { normaliseIdNumber } from 'shared-types/students/id-number'
import { bindWechat } from './bind-wechat'
import { loadArchive } from './load-archive'
import { loadReports } from './load-reports'
import { SeedError, type Seeded, type SeedStudent } from './seed-file'

interface At {
  id: string
  code: string
  year: number
}

/** Students pass the same checks as a school's workbook; a refused one stops the whole load. */
export async function loadStudents(
  tx: Tx,
  keys: Keys,
  school: At,
  students: readonly SeedStudent[],
  now: Date,
): Promise<Pick<Seeded, 'students' | 'reports'>> {
  const loaded: Pick<Seeded, 'students' | 'reports'> = { students: [], reports: [] }
  const references = await loadAllReferences(tx, school.id)
  for (const [year, ofYear] of groupByYear(students, school.year)) {
    await writeRoll(
      tx,
      keys,
      { schoolId: school.id, code: school.code, year, now },
      ofYear,
      references,
    )
    for (const student of ofYear) {
      const { id } = await tx
        .selectFrom('student')
        .select('id')
        .where('school_id', '=', school.id)
        .where('year', '=', year)
        .where('student_number', '=', student.studentNumber?.trim() ?? '')
        .executeTakeFirstOrThrow()
      const token = student.openid
        ? await bindWechat(
            tx,
            keys,
            { ...student, openid: student.openid },
            { schoolId: school.id, id, now },
          )
        : undefined
      loaded.students.push({
        schoolCode: school.code,
        studentNumber: student.studentNumber ?? '',
        id,
        ...(token && { token }),
      })
      loaded.reports.push(
        ...(await loadReports(tx, keys, { schoolId: school.id, id, now }, student.reports)),
      )
      if (student.archive) {
        const studentNumber = student.studentNumber ?? ''
        const owner = { schoolId: school.id, id, studentNumber, year, now }
        await loadArchive(tx, keys, owner, student.archive)
      }
    }
  }
  return loaded
}

async function writeRoll(
  tx: Tx,
  keys: Keys,
  at: { schoolId: string; code: string; year: number; now: Date },
  students: readonly SeedStudent[],
  references: References,
): Promise<void> {
  const rows = students.map((student) => {
    const read = readRow(textsOf(student), references)
    const { idNumber } = read.values
    const idIndex = idNumber ? keys.blindIndex('id-number', normaliseIdNumber(idNumber)) : undefined
    return { ...read, idIndex }
  })
  const onRoll = await listOnRoll(tx, at, numbersOf(rows))
  const accepted: Extract<Judgement, { verdict: 'accepted' }>[] = []
  const changed: Extract<Judgement, { verdict: 'changed' }>[] = []
  rows.forEach((row, index) => {
    const judgement = judgeRow(row, references, onRoll)
    if (judgement.verdict === 'refused') {
      const why = judgement.reasons.map((it) => `${fieldOf(it.field).label}：${it.message}`)
      throw new SeedError(`院校 ${at.code} 的第 ${index + 1} 名学生：${why.join('；')}`)
    }
    if (judgement.verdict === 'accepted') accepted.push(judgement)
    if (judgement.verdict === 'changed') changed.push(judgement)
  })
  await insertStudents(tx, keys, at, accepted)
  await updateStudents(tx, at, changed)
}

function textsOf({
  openid: _openid,
  reports: _reports,
  year: _year,
  ...texts
}: SeedStudent): RowTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text))
}

async function loadAllReferences(tx: Tx, schoolId: string): Promise<References> {
  const majors = await tx
    .selectFrom('major')
    .selectAll()
    .where('school_id', '=', schoolId)
    .execute()
  const classes = await tx
    .selectFrom('class')
    .selectAll()
    .where('school_id', '=', schoolId)
    .execute()
  return indexReferences(majors, classes)
}

function groupByYear(students: readonly SeedStudent[], current: number) {
  const years = new Map<number, SeedStudent[]>()
  for (const it of students) {
    const year = it.year ?? current
    years.set(year, [...(years.get(year) ?? []), it])
  }
  return years
}
