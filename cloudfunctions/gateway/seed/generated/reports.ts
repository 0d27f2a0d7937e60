import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { ReportKindName, Stage } from 'shared-types/reports/workflow'
import type { Keys } from '../../../src/platform/crypto/sealing'
import { sealData } from '../../../src/reports/sealed-data'
import { historyOf, type Step } from '../stage-history'
import type { Person } from './people'
import { pickWeighted, weighted, type Random } from './random'
import {
  employmentData,
  initialDispatch,
  originData,
  submittedDispatch,
  type Authorities,
} from './report-data'
import type { Reviewer, WrittenSchool } from './write-organisation'

/** What the reports of one school are made in. */
export interface SchoolYear {
  school: WrittenSchool
  year: number
  /** Everything happens between these two. */
  beginsAtMs: number
  endsAtMs: number
  /** How far the school has come: 0 has just begun, 1 is nearly done. */
  pace: number
  authorities: Authorities
  centre: Reviewer
  /** What stands for every attachment. */
  fileId: string
}

export interface GeneratedReport {
  id: string
  kind: ReportKindName
  stage: Stage
  version: number
  data: ReportData
  /** As JSON, with sensitive values sealed: what is stored. */
  stored: string
  opinion: string | null
  createdAtMs: number
  submittedAtMs: number | null
  updatedAtMs: number
  history: GeneratedStep[]
  attachments: { field: string; fileId: string }[]
}

export interface GeneratedStep extends Step {
  id: string
  atMs: number
  actor: { kind: 'student' | 'staff' | 'system'; id: string | null; name: string }
  opinion: string | null
  stored: string
}

/** The reports that a person has by now: a dispatch only after a completed origin. */
export function reportsOf(
  person: Person,
  at: SchoolYear,
  keys: Keys,
  random: Random,
): GeneratedReport[] {
  const reports: GeneratedReport[] = []
  const add = (kind: ReportKindName, stage: Stage, beginsAtMs: number, data: Drafts) =>
    reports.push(makeReport(person, at, keys, random, { kind, stage, beginsAtMs, ...data }))
  const { beginsAtMs, endsAtMs, fileId, year } = at
  const begin = beginsAtMs + random.next() * 0.4 * (endsAtMs - beginsAtMs)
  const origin = pickStage(originStages, at.pace, random)
  if (!origin) return reports
  add('origin', origin, begin, {
    final: originData(person, random.pick(at.school.campusIds), random),
  })
  const completedAt = reports[0]?.updatedAtMs ?? begin
  if (origin === 'completed') {
    const stage = pickStage(dispatchStages, at.pace, random) ?? 'draft'
    const initial = initialDispatch(person, at.authorities)
    const final = stage === 'draft' ? initial : submittedDispatch(initial, fileId, random)
    add('dispatch', stage, completedAt, { initial, final })
  }
  const employment = pickStage(employmentStages, at.pace, random)
  if (employment)
    add('employment', employment, completedAt, { final: employmentData(year, fileId, random) })
  return reports
}

type Shares = readonly (readonly [Stage | undefined, atFirst: number, atLast: number])[]

/** Percent of those who may report, where the school has just begun and where it is nearly done. */
const originStages: Shares = [
  [undefined, 25, 2],
  ['draft', 8, 1],
  ['level2', 25, 2],
  ['level1', 12, 2],
  ['centre', 12, 3],
  ['rejected', 5, 1],
  ['completed', 13, 89],
]
const dispatchStages: Shares = [
  ['draft', 50, 8],
  ['level2', 18, 4],
  ['level1', 10, 3],
  ['centre', 10, 4],
  ['rejected', 4, 1],
  ['completed', 8, 80],
]
const employmentStages: Shares = [
  [undefined, 65, 10],
  ['draft', 8, 3],
  ['level2', 14, 6],
  ['level1', 5, 5],
  ['centre', 4, 6],
  ['rejected', 2, 2],
  ['completed', 2, 68],
]

function pickStage(shares: Shares, pace: number, random: Random): Stage | undefined {
  return pickWeighted(
    random,
    weighted(shares.map(([stage, first, last]) => [stage, first + (last - first) * pace] as const)),
  )
}

const opinions = [
  '现户口所在地与户口簿不一致，请核对后重新提交',
  '请补充家庭详细地址',
  '上传的材料不清晰，请重新上传',
  '生源地应为入学前户口所在地，请核对',
]

interface Drafts {
  /** What a dispatch was initialised with. */
  initial?: ReportData
  final: ReportData
}

function makeReport(
  person: Person,
  at: SchoolYear,
  keys: Keys,
  random: Random,
  {
    kind,
    stage,
    beginsAtMs,
    initial,
    final,
  }: Drafts & { kind: ReportKindName; stage: Stage; beginsAtMs: number },
): GeneratedReport {
  const { steps, version } = historyOf(kind, stage)
  const stored = JSON.stringify(sealData(keys, kind, final))
  const opinion = stage === 'rejected' ? random.pick(opinions) : null
  const moments = momentsOf(steps.length, beginsAtMs, at.endsAtMs, random)
  const history = steps.map((step, index) => ({
    ...step,
    id: random.uuid(moments[index] ?? beginsAtMs),
    atMs: moments[index] ?? beginsAtMs,
    actor: actorOf(step, person, at),
    opinion: step.action === 'reject' ? opinion : null,
    stored:
      step.action === 'initialise' ? JSON.stringify(sealData(keys, kind, initial ?? {})) : stored,
  }))
  return {
    id: random.uuid(beginsAtMs),
    kind,
    stage,
    version,
    data: final,
    stored,
    opinion,
    createdAtMs: beginsAtMs,
    submittedAtMs: history.find((it) => it.action === 'submit')?.atMs ?? null,
    updatedAtMs: history.at(-1)?.atMs ?? beginsAtMs,
    history,
    attachments: attachmentsIn(kind, final),
  }
}

/** The first step is the beginning; the others follow in order, none after the end. */
function momentsOf(count: number, beginsAtMs: number, endsAtMs: number, random: Random): number[] {
  const span = (endsAtMs - beginsAtMs) * (0.2 + 0.8 * random.next())
  return Array.from({ length: count }, (_, at) => (at === 0 ? 0 : random.next()))
    .sort((a, b) => a - b)
    .map((it) => Math.round(beginsAtMs + it * span))
}

function actorOf(
  step: Step,
  person: Person,
  { school, centre }: SchoolYear,
): GeneratedStep['actor'] {
  switch (step.level) {
    case 'student':
      return { kind: 'student', id: person.id, name: person.name }
    case 'system':
      return { kind: 'system', id: null, name: '系统' }
    case 'level2':
      return { kind: 'staff', ...person.major.counsellor }
    case 'level1':
      return { kind: 'staff', ...school.office }
    case 'centre':
      return { kind: 'staff', ...centre }
  }
}

function attachmentsIn(
  kind: ReportKindName,
  data: ReportData,
): { field: string; fileId: string }[] {
  return reportKinds[kind].fields.flatMap(({ name, type }) => {
    const fileId = data[name]
    return type === 'attachment' && fileId ? [{ field: name, fileId }] : []
  })
}
