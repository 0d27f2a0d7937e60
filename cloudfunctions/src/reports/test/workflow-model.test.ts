import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  findTransition,
  isOffered,
  type ReportAction,
  type ReviewerLevel,
  type Stage,
  type Submission,
} from 'shared-types/reports/workflow'
import { ask, codeOf } from '../../../test/builders/ask'
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
  ...['submit', 'withdraw', 'save', 'approve', 'reject', 'reopen', 'reassign', 'abandon'],
] as ReportAction[]
const RUNS = 12
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
  ),
  isStale: fc.integer({ min: 0, max: 9 }).map((it) => it === 0),
})

/** What a report has to be by the table of the workflow and what happened to it; that the table skips nobody is checked apart. */
interface Model {
  stage: Stage
  submission: Submission
  version: number
  touched: boolean
  hasFormer: boolean
  history: { action: string; from: Stage; to: Stage }[]
}

function expected({ level, action, isStale }: Command, model: Model): Stage | undefined {
  const { stage, submission } = model
  if (isStale) return undefined
  const to = findTransition(level, stage, action)?.to
  if (!to || !isOffered(action, { kind: 'dispatch', submission })) return undefined
  if (action === 'withdraw' && model.touched) return undefined
  if (action !== 'abandon') return to
  return model.hasFormer && !(level === 'student' && stage === 'level2' && model.touched)
    ? to
    : undefined
}

const personOf = (level: ReviewerLevel, student: Student): Person =>
  level === 'student' ? student : staff[level]

/** The report as the database has it. */
async function current(student: Student) {
  const [report] = await storedReport(world, student, 'dispatch')
  if (!report) throw new Error('no dispatch')
  return report
}

async function attempt(student: Student, { level, action, isStale }: Command): Promise<string> {
  const by = personOf(level, student)
  const { id, version: now, data } = await current(student)
  const version = isStale ? now + 1 : now
  const isOwn = level === 'student'
  switch (action) {
    case 'submit':
      return isOwn
        ? codeOf(await ask(world, by, 'reports.submit', { kind: 'dispatch', version, data }))
        : 'not-theirs'
    case 'withdraw':
      return isOwn
        ? codeOf(await ask(world, by, 'reports.withdraw', { kind: 'dispatch', version }))
        : 'not-theirs'
    case 'save': {
      const input = { kind: 'dispatch', id, version, data }
      return isOwn ? 'not-theirs' : codeOf(await ask(world, by, 'reports.save', input))
    }
    case 'approve':
    case 'reject':
    case 'reopen': {
      const input = { kind: 'dispatch', id, version, action, opinion: '意见' }
      return isOwn ? 'not-theirs' : codeOf(await ask(world, by, 'reports.review', input))
    }
    case 'reassign': {
      const input = { ...(await application(world, by, student)), version }
      return isOwn
        ? codeOf(await ask(world, by, 'reassignments.apply', input))
        : codeOf(await ask(world, by, 'reassignments.apply-for', { id, ...input }))
    }
    case 'abandon':
      return isOwn
        ? codeOf(await ask(world, by, 'reassignments.abandon-mine', { version }))
        : codeOf(await ask(world, by, 'reassignments.abandon', { id, version }))
  }
}

function follow(model: Model, { level, action }: Command, to: Stage): void {
  model.history.push({ action, from: model.stage, to })
  if (action === 'reassign') Object.assign(model, { submission: 'reassignment', hasFormer: true })
  if (action === 'abandon') Object.assign(model, { submission: 'submitted', hasFormer: false })
  if (action === 'approve' && to === 'completed') model.hasFormer = false
  if (action === 'withdraw') model.submission = 'draft'
  if (action === 'submit' && model.submission === 'draft') model.submission = 'submitted'
  if (action === 'submit') model.touched = false
  if (action === 'save' || action === 'reassign') model.touched = level !== 'student'
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

test('whatever people try in whatever order, no level is skipped and the history tells how it came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: COMMANDS }), async (commands) => {
      const student = await world.student({ origin: 'completed', dispatch: 'draft' })
      const { id, version } = await current(student)
      const model: Model = {
        stage: 'draft',
        submission: 'draft',
        version,
        touched: false,
        hasFormer: false,
        history: [],
      }
      for (const it of commands) {
        const before = await storedReport(world, student, 'dispatch')
        const to = expected(it, model)
        const code = await attempt(student, it)
        expect({ ...it, code }).toEqual({
          ...it,
          code: to ? 'answered' : expect.not.stringMatching(/^(answered|unexpected)$/),
        })
        if (to) follow(model, it, to)
        else expect(await storedReport(world, student, 'dispatch')).toEqual(before)
        const { stage, submission, version: now } = await current(student)
        expect({ stage, submission, version: now }).toEqual({
          stage: model.stage,
          submission: model.submission,
          version: model.version,
        })
      }
      const history = await historyOf(id)
      expect(history).toEqual(model.history)
      expectNoLevelSkipped(history)
    }),
    { numRuns: RUNS },
  )
}, 120_000)

test('of reviews sent at the same moment by several people exactly one counts', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'level1' })
  const { id, version } = await current(student)
  const input = { kind: 'dispatch', id, version, action: 'approve' }
  const codes = await Promise.all(
    Array.from({ length: 8 }, async () =>
      codeOf(await ask(world, staff.level1, 'reports.review', input)),
    ),
  )
  expect(codes.filter((it) => it === 'answered')).toHaveLength(1)
  expect(codes.filter((it) => it === 'stale-version')).toHaveLength(7)
  expect(await current(student)).toMatchObject({ stage: 'centre', version: version + 1 })
})
