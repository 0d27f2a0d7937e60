import { checkReport, tidyReport } from 'shared-types/reports/rules/check-report'
import { authorityRegion } from 'shared-types/reports/rules/dispatch-rules'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Tx } from '../../src/database/scope'
import { defaultDispatch } from '../../src/dispatch/default-dispatch'
import type { Keys } from '../../src/platform/crypto/sealing'
import { insertHistory, insertReport } from '../../src/reports/record'
import { openData, sealData } from '../../src/reports/sealed-data'
import { newId } from '../../src/runtime/new-id'
import { factsOf, getStudent, idTypeOf, type StudentRecord } from '../../src/students/holder'
import { historyOf } from './stage-history'
import { SeedError, type Seeded, type SeedReport } from './seed-file'

/** Reports that do not exist yet; one that does is left as its people have made it. */
export async function loadReports(
  tx: Tx,
  keys: Keys,
  at: { schoolId: string; id: string; now: Date },
  reports: readonly SeedReport[],
): Promise<Seeded['reports']> {
  const loaded: Seeded['reports'] = []
  for (const report of reports) {
    const existing = await tx
      .selectFrom('report')
      .select(['id', 'stage', 'version'])
      .where('school_id', '=', at.schoolId)
      .where('student_id', '=', at.id)
      .where('kind', '=', report.kind)
      .executeTakeFirst()
    const row = existing ?? (await addReport(tx, keys, at, report))
    const { id, stage, version } = row
    loaded.push({ id, studentId: at.id, kind: report.kind, stage, version })
  }
  return loaded
}

async function addReport(
  tx: Tx,
  keys: Keys,
  at: { schoolId: string; id: string; now: Date },
  report: SeedReport,
) {
  const student = await getStudent(tx, at.schoolId, at.id)
  const data = await completeData(tx, keys, student, report)
  const { steps, version } = historyOf(report.kind, report.stage)
  const isSubmitted = report.stage !== 'draft'
  const row = await insertReport(tx, {
    school_id: at.schoolId,
    id: newId(),
    student_id: at.id,
    year: student.year,
    kind: report.kind,
    submission: isSubmitted ? 'submitted' : 'draft',
    stage: report.stage,
    source: report.kind === 'dispatch' ? 'initialised' : 'student',
    version,
    major_id: student.major_id,
    origin_region: data['originRegion'] ?? student.origin_region,
    data: JSON.stringify(sealData(keys, report.kind, data)),
    opinion: report.stage === 'rejected' ? (report.opinion ?? '请核对后重新提交') : null,
    last_edited_level: isSubmitted ? 'student' : null,
    submitted_at: isSubmitted ? at.now : null,
    created_at: at.now,
    updated_at: at.now,
  })
  if (!row)
    throw new SeedError(`学号 ${student.student_number} 的 ${report.kind} 刚被别人建立，请重试`)
  if (steps.length === 0) return row
  await insertHistory(
    tx,
    steps.map((it) => ({
      id: newId(),
      report: { ...row, version: it.version },
      action: it.action,
      from: it.from,
      to: it.to,
      opinion: it.action === 'reject' ? row.opinion : null,
      at: at.now,
      actor:
        it.level === 'student'
          ? { kind: 'student', id: student.id, name: student.name, level: 'student' }
          : { kind: 'system', id: null, name: '数据载入', level: it.level },
    })),
  )
  return row
}

async function completeData(
  tx: Tx,
  keys: Keys,
  student: StudentRecord,
  report: SeedReport,
): Promise<ReportData> {
  const { fields } = reportKinds[report.kind]
  const unknown = Object.keys(report.data).find((name) => !fields.some((it) => it.name === name))
  if (unknown)
    throw new SeedError(`学号 ${student.student_number} 的 ${report.kind} 没有字段 ${unknown}`)
  const own = await withUnitIds(tx, student, fields, report.data)
  const given = { ...(await initialData(tx, keys, student, report)), ...own }
  const data = tidyReport(fields, given, factsOf(student))
  const problems = report.stage === 'draft' ? [] : checkReport(fields, data, factsOf(student))
  if (problems.length > 0) {
    const why = problems.map((it) => `${it.field}：${it.message}`).join('；')
    throw new SeedError(`学号 ${student.student_number} 的 ${report.kind} 不完整：${why}`)
  }
  return data
}

/** A file names campuses, departments, majors and classes; a report holds their ids. */
async function withUnitIds(
  tx: Tx,
  student: StudentRecord,
  fields: readonly Field[],
  data: ReportData,
): Promise<ReportData> {
  const found: ReportData = {}
  for (const { name, label, unit } of fields) {
    const wanted = data[name]
    if (!unit || !wanted) continue
    const rows = await tx
      .selectFrom(unit)
      .select('id')
      .where('school_id', '=', student.school_id)
      .where('name', '=', wanted)
      .execute()
    // A class of this name may be in two majors.
    const own = rows.find((it) => it.id === student.class_id) ?? rows[0]
    if (!own)
      throw new SeedError(`学号 ${student.student_number}：该校没有名为“${wanted}”的${label}`)
    found[name] = own.id
  }
  return { ...data, ...found }
}

async function initialData(
  tx: Tx,
  keys: Keys,
  student: StudentRecord,
  { kind }: SeedReport,
): Promise<ReportData> {
  if (kind === 'employment') return {}
  if (kind === 'origin') {
    const known = {
      department: student.department_id,
      major: student.major_id,
      class: student.class_id,
      politicalStatus: student.political_status,
      originRegion: student.origin_region,
    }
    return Object.fromEntries(Object.entries(known).filter((it): it is [string, string] => !!it[1]))
  }
  const origin = await tx
    .selectFrom('report')
    .select('data')
    .where('school_id', '=', student.school_id)
    .where('student_id', '=', student.id)
    .where('kind', '=', 'origin')
    .executeTakeFirst()
  const data = origin ? openData(keys, 'origin', origin.data) : {}
  const originRegion = data['originRegion'] ?? student.origin_region ?? ''
  const authorities = await tx
    .selectFrom('authority')
    .selectAll()
    .where('region', '=', authorityRegion(originRegion))
    .execute()
  const graduate = {
    idType: idTypeOf(student),
    trainingMode: student.training_mode,
    teacherTraining: data['teacherTraining'] ?? '',
    originRegion,
  }
  return defaultDispatch(graduate, authorities)
}
