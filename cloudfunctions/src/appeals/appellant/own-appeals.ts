import type { MyAppeal, MyAppealRow } from 'shared-types/appeals/schemas'
import { appealStateAfter, type AppealState } from 'shared-types/appeals/workflow'
import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../../database/scope'
import type { StudentContext } from '../../runtime/context'
import { presentAppeal, presentFacts } from '../present'
import * as queries from '../queries'
import { takeStep, type AppealRecord } from '../record'
import { refuseForeignFiles } from './attachments'

const EXCERPT = 60
const MOST_ADDITIONS_PER_DAY = 20
const DAY_MS = 24 * 3600 * 1000

export async function listSchools({ services }: StudentContext) {
  return { schools: await within(services.db, { role: 'system' }, queries.listSchools) }
}

export async function listMine({ services, actor, now }: StudentContext) {
  const rows = await within(services.db, { role: 'system' }, (tx) =>
    queries.listOwnAppeals(tx, actor.openidIndex),
  )
  return {
    appeals: rows.map((row): MyAppealRow => {
      const text = services.keys.open(row.text_sealed ?? '')
      return {
        ...presentFacts(row, now),
        excerpt: [...text].slice(0, EXCERPT).join(''),
        answeredAt: row.answered_at?.toISOString() ?? null,
      }
    }),
  }
}

/** For the home page: how many are not closed, and how many of them have an answer to read. */
export async function countOpenAppeals(
  tx: Tx,
  openidIndex: string,
): Promise<{ open: number; answered: number }> {
  const states = await queries.listOpenStates(tx, openidIndex)
  return { open: states.length, answered: states.filter((it) => it === 'answered').length }
}

export async function getMine(context: StudentContext, { id }: { id: string }): Promise<MyAppeal> {
  const { services, actor } = context
  return within(services.db, { role: 'system' }, async (tx) => {
    const row = await queries.findOwnAppeal(tx, actor.openidIndex, { id })
    if (!row) throw new DomainError('not-found')
    return presentAppeal(tx, context, row, 'appellant')
  })
}

interface AddInput {
  id: string
  version: number
  text: string
  attachments: readonly string[]
}

/** What the appellant adds to an answer asks for another one. */
export async function addToMine(context: StudentContext, input: AddInput): Promise<MyAppeal> {
  return actOnOwn(context, input, 'add', async (tx, current) => {
    const since = new Date(context.now.getTime() - DAY_MS)
    if ((await queries.countAdditions(tx, current, since)) >= MOST_ADDITIONS_PER_DAY)
      throw new DomainError('too-many-requests', { retryAfterSeconds: 3600 })
    const { attachments: files, text } = input
    await refuseForeignFiles(tx, current.openid_index, current.school_id, files)
    return { operation: 'appeals.add', text, files }
  })
}

export async function closeMine(
  context: StudentContext,
  input: { id: string; version: number },
): Promise<MyAppeal> {
  return actOnOwn(context, input, 'close', () => ({ operation: 'appeals.close-mine' }))
}

interface OwnStep {
  operation: string
  text?: string
  files?: readonly string[]
}

async function actOnOwn(
  context: StudentContext,
  { id, version }: { id: string; version: number },
  action: 'add' | 'close',
  prepare: (tx: Tx, current: AppealRecord) => OwnStep | Promise<OwnStep>,
): Promise<MyAppeal> {
  const { services, actor } = context
  return within(services.db, { role: 'system' }, async (tx) => {
    const current = await queries.lockOwnAppeal(tx, actor.openidIndex, id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== version) throw new DomainError('changed-elsewhere')
    const to = appealStateAfter('appellant', current.state as AppealState, action)
    if (!to) throw new DomainError('action-not-allowed', {}, { state: current.state, action })
    const step = await prepare(tx, current)
    const row = await takeStep(tx, context, current, { ...step, action, by: 'appellant', to })
    return presentAppeal(tx, context, row, 'appellant')
  })
}
