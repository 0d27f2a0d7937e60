import type pg from 'pg'
import { copyRows, type Value } from './copy-rows'
import type { GeneratedReport, GeneratedStep, SchoolYear } from './reports'
import type { Graduate } from './write-people'

const date = (ms: number) => new Date(ms)

export async function writeReports(
  client: pg.ClientBase,
  at: SchoolYear,
  graduates: readonly Graduate[],
): Promise<void> {
  const schoolId = at.school.id
  await copyRows(client, 'report', REPORT, reportRows(at, graduates))
  await copyRows(client, 'report_history', HISTORY, historyRows(schoolId, graduates))
  await copyRows(client, 'report_attachment', ATTACHMENT, attachmentRows(schoolId, graduates))
}

const REPORT = [
  ...['school_id', 'year', 'student_id', 'major_id', 'origin_region'],
  ...['id', 'kind', 'submission', 'stage', 'source', 'version', 'data', 'opinion'],
  ...['last_edited_level', 'submitted_at', 'created_at', 'updated_at'],
]

function* reportRows(at: SchoolYear, graduates: readonly Graduate[]): Generator<Value[]> {
  for (const { person, reports } of graduates) {
    const facts = [at.school.id, at.year, person.id, person.major.id, person.originRegion]
    for (const it of reports) yield [...facts, ...reportFacts(it)]
  }
}

function reportFacts(it: GeneratedReport): Value[] {
  const isUntouched = it.kind === 'dispatch' && it.stage === 'draft'
  return [
    ...[it.id, it.kind, it.stage === 'draft' ? 'draft' : 'submitted', it.stage],
    ...[it.kind === 'dispatch' ? 'initialised' : 'student', it.version, it.stored, it.opinion],
    isUntouched ? null : 'student',
    it.submittedAtMs === null ? null : date(it.submittedAtMs),
    date(it.createdAtMs),
    date(it.updatedAtMs),
  ]
}

const HISTORY = [
  ...['school_id', 'report_id', 'id', 'at', 'actor_kind', 'actor_id', 'actor_name'],
  ...['actor_level', 'action', 'from_stage', 'to_stage', 'opinion', 'version', 'data'],
]

function* historyRows(schoolId: string, graduates: readonly Graduate[]): Generator<Value[]> {
  for (const { reports } of graduates)
    for (const report of reports)
      for (const step of report.history) yield [schoolId, report.id, ...stepFacts(step)]
}

function stepFacts(it: GeneratedStep): Value[] {
  return [
    ...[it.id, date(it.atMs), it.actor.kind, it.actor.id, it.actor.name, it.level],
    ...[it.action, it.from, it.to, it.opinion, it.version, it.stored],
  ]
}

const ATTACHMENT = ['school_id', 'report_id', 'field', 'file_id']

function* attachmentRows(schoolId: string, graduates: readonly Graduate[]): Generator<Value[]> {
  for (const { reports } of graduates)
    for (const report of reports)
      for (const { field, fileId } of report.attachments) yield [schoolId, report.id, field, fileId]
}
