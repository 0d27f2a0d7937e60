import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ReportData } from 'shared-types/reports/fields/field'
import {
  applications,
  findTransition,
  isApplying,
  isOffered,
  type ApplicationKind,
  type ReportAction,
  type ReviewerLevel,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import { amendment, openEmployment } from '../../../test/builders/amendment'
import { ask, codeOf } from '../../../test/builders/ask'
import { PNG } from '../../../test/builders/file-bytes'
import { storedReport } from '../../../test/builders/forms'
import { application } from '../../../test/builders/reassignment'
import type { Person } from '../../../test/contract/people'
import { openWorld, type Student } from '../../../test/contract/world'

const world = await openWorld()
const staff = {
  level2: await world.staff('10001level2'),
  level1: await world.staff('10001level1'),
  centre: await world.staff('centre'),
}

const levels = ['student', 'level2', 'level1', 'centre'] as const
const actions = [
  ...['submit', 'withdraw', 'save', 'approve', 'reject', 'reopen', 'reassign', 'amend', 'abandon'],
] as ReportAction[]
const RUNS = 24
const COMMANDS = 14

interface Command {
  level: ReviewerLevel
  action: ReportAction
  /** Names a version that is no longer the report's. */
  isStale: boolean
}

/** Mostly what the next in line would do, so that runs get to the end; now and then anything at all. */
const command: fc.Arbitrary<Command> = fc.record({
  level: fc.constantFrom(...levels),
  action: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<ReportAction>('approve', 'submit') },
    { weight: 2, arbitrary: fc.constantFrom(...actions) },
    { weight: 2, arbitrary: fc.constantFrom<ReportAction>('reassign', 'amend', 'abandon') },
  ),
  isStale: fc.integer({ min: 0, max: 9 }).map((it) => it === 0),
})

/** What a report has to be by the table of the workflow and what happened to it; that the table skips nobody is checked apart. */
interface Model {
  kind: ApplicationKind
  stage: Stage
  submission: Submission
  version: number
  touched: boolean
  /** What the submission was before the application that is under way. */
  former: Submission | undefined
  history: { action: string; from: Stage; to: Stage }[]
}

function expected({ level, action, isStale }: Command, model: Model): Stage | undefined {
  const { kind, stage, submission } = model
  if (isStale) return undefined
  const to = findTransition(level, stage, action)?.to
  if (!to || !isOffered(action, { kind, submission })) return undefined
  if (action === 'withdraw' && model.touched) return undefined
  if (action !== 'abandon') return to
  return model.former && !(level === 'student' && stage === 'level2' && model.touched)
    ? to
    : undefined
}

const personOf = (level: ReviewerLevel, student: Student): Person =>
  level === 'student' ? student : staff[level]

/** The report as the database has it. */
async function current(student: Student, kind: ApplicationKind) {
  const [report] = await storedReport(world, student, kind)
  if (!report) throw new Error(`no ${kind}`)
  return report
}

/** How each kind is handed in and changed. */
const forms = {
  dispatch: { feature: 'reassignments', application },
  employment: { feature: 'amendments', application: amendment },
} as const

/** An employment is not handed in without a proof. */
async function papersOf(student: Student, kind: ApplicationKind): Promise<ReportData> {
  if (kind === 'dispatch') return {}
  return { proof: await world.upload(student, 'attachment', PNG, { name: 'proof.png' }) }
}

async function attempt(
  student: Student,
  kind: ApplicationKind,
  { level, action, isStale }: Command,
): Promise<string> {
  const by = personOf(level, student)
  const { id, version: now, data } = await current(student, kind)
  const version = isStale ? now + 1 : now
  const isOwn = level === 'student'
  const { feature, application: fillIn } = forms[kind]
  switch (action) {
    case 'submit': {
      if (!isOwn) return 'not-theirs'
      const values = { ...data, ...(await papersOf(student, kind)) }
      return codeOf(await ask(world, by, 'reports.submit', { kind, version, data: values }))
    }
    case 'withdraw':
      return isOwn
        ? codeOf(await ask(world, by, 'reports.withdraw', { kind, version }))
        : 'not-theirs'
    case 'save': {
      const input = { kind, id, version, data }
      return isOwn ? 'not-theirs' : codeOf(await ask(world, by, 'reports.save', input))
    }
    case 'approve':
    case 'reject':
    case 'reopen': {
      const input = { kind, id, version, action, opinion: '意见' }
      return isOwn ? 'not-theirs' : codeOf(await ask(world, by, 'reports.review', input))
    }
    case 'reassign':
    case 'amend': {
      // The other kind's application finds no report of its own.
      const its = action === 'reassign' ? 'reassignments' : 'amendments'
      const input = { ...(await fillIn(world, by, student)), version }
      return isOwn
        ? codeOf(await ask(world, by, `${its}.apply`, input))
        : codeOf(await ask(world, by, `${its}.apply-for`, { id, ...input }))
    }
    case 'abandon':
      return isOwn
        ? codeOf(await ask(world, by, `${feature}.abandon-mine`, { version }))
        : codeOf(await ask(world, by, `${feature}.abandon`, { id, version }))
  }
}

function follow(model: Model, { level, action }: Command, to: Stage): void {
  model.history.push({ action, from: model.stage, to })
  if (isApplying(action)) {
    const { submission } = applications[model.kind]
    Object.assign(model, { former: model.submission, submission })
  }
  if (action === 'abandon') Object.assign(model, { submission: model.former, former: undefined })
  if (action === 'approve' && to === 'completed') model.former = undefined
  if (action === 'withdraw') model.submission = 'draft'
  if (action === 'submit' && model.submission === 'draft') model.submission = 'submitted'
  if (action === 'submit') model.touched = false
  if (action === 'save' || isApplying(action)) model.touched = level !== 'student'
  model.stage = to
  model.version += 1
}

async function historyOf(id: string) {
  const { rows } = await world.owner.query<{ action: string; from: Stage; to: Stage }>(
    `select action, from_stage as from, to_stage as to from report_history
      where report_id = $1 and action <> 'initialise' order by at, id`,
    [id],
  )
  return rows
}

/** Each step begins where the one before it ended, and approvals lead one level on; the first level may do the second's. */
function expectNoLevelSkipped(history: Model['history']): void {
  history.forEach(({ action, from, to }, at) => {
    const before = history[at - 1]
    if (before) expect(from).toBe(before.to)
    if (action === 'approve')
      expect([
        ['level2', 'level1'],
        ['level2', 'centre'],
        ['level1', 'centre'],
        ['centre', 'completed'],
      ]).toContainEqual([from, to])
  })
}

const kinds: [ApplicationKind, Parameters<typeof world.student>[0]][] = [
  ['dispatch', { origin: 'completed' }],
  ['employment', {}],
]

/** What is settled is where applications begin; few runs would get there by themselves. */
const begun = fc.constantFrom<Stage>('draft', 'completed')

test.each(kinds)(
  'whatever people try in whatever order with %s reports, no level is skipped and the history tells how it came',
  async (kind, options) => {
    await openEmployment(world)
    await fc.assert(
      fc.asyncProperty(
        begun,
        fc.array(command, { minLength: 6, maxLength: COMMANDS }),
        async (stage, commands) => {
          const student = await world.student({ ...options, [kind]: stage })
          const { id, version } = await current(student, kind)
          const seeded = (await historyOf(id)).length
          const model: Model = {
            kind,
            stage,
            submission: stage === 'draft' ? 'draft' : 'submitted',
            version,
            touched: false,
            former: undefined,
            history: [],
          }
          for (const it of commands) {
            const before = await storedReport(world, student, kind)
            const to = expected(it, model)
            const code = await attempt(student, kind, it)
            expect({ ...it, code }).toEqual({
              ...it,
              code: to ? 'answered' : expect.not.stringMatching(/^(answered|unexpected)$/),
            })
            if (to) follow(model, it, to)
            else expect(await storedReport(world, student, kind)).toEqual(before)
            const { stage, submission, version: now } = await current(student, kind)
            expect({ stage, submission, version: now }).toEqual({
              stage: model.stage,
              submission: model.submission,
              version: model.version,
            })
          }
          const history = (await historyOf(id)).slice(seeded)
          expect(history).toEqual(model.history)
          expectNoLevelSkipped(history)
        },
      ),
      { numRuns: RUNS },
    )
  },
  120_000,
)

test('of reviews sent at the same moment by several people exactly one counts', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'level1' })
  const { id, version } = await current(student, 'dispatch')
  const input = { kind: 'dispatch', id, version, action: 'approve' }
  const codes = await Promise.all(
    Array.from({ length: 8 }, async () =>
      codeOf(await ask(world, staff.level1, 'reports.review', input)),
    ),
  )
  expect(codes.filter((it) => it === 'answered')).toHaveLength(1)
  expect(codes.filter((it) => it === 'stale-version')).toHaveLength(7)
  expect(await current(student, 'dispatch')).toMatchObject({
    stage: 'centre',
    version: version + 1,
  })
})
