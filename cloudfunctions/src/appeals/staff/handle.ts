import type { Appeal } from 'shared-types/appeals/schemas'
import {
  appealStateAfter,
  type AppealAction,
  type AppealState,
} from 'shared-types/appeals/workflow'
import { DomainError } from 'shared-types/errors'
import { within, type Tx } from '../../database/scope'
import { staffScope, type StaffContext } from '../../runtime/context'
import { actionsOf, partyOf } from '../present'
import * as queries from '../queries'
import { takeStep, type AppealRecord, type Step } from '../record'
import { listStaffFor } from './colleagues'
import { presentForStaff } from './list'

interface Target {
  id: string
  version: number
}

export const takeAppeal = (context: StaffContext, input: Target) =>
  act(context, input, 'take', () => ({ assignTo: context.actor.id }))

/** Whoever answers an appeal that nobody had in hand has it from then on. */
export const answerAppeal = (context: StaffContext, input: Target & { text: string }) =>
  act(context, input, 'answer', (_tx, current) => ({
    text: input.text,
    ...(!current.assigned_to &&
      partyOf(context.actor) === 'school' && { assignTo: context.actor.id }),
  }))

export const closeAppeal = (context: StaffContext, input: Target & { reason: string }) =>
  act(context, input, 'close', () => ({ text: input.reason }))

/** To a colleague who may answer it and may see it; the reason is the school's own. */
export const passOnAppeal = (
  context: StaffContext,
  input: Target & { staffId: string; reason: string },
) =>
  act(context, input, 'pass-on', async (tx, current) => {
    const colleagues = await listStaffFor(tx, current)
    const chosen = colleagues.find((it) => it.id === input.staffId)
    if (!chosen || chosen.id === context.actor.id)
      throw new DomainError('fields-invalid', {
        problems: [{ field: 'staffId', message: '该用户不能处理此申诉，请重新选择' }],
      })
    return { text: input.reason, assignTo: chosen.id, passedToName: chosen.name }
  })

type Details = Pick<Step, 'text' | 'assignTo' | 'passedToName'>

/** Lock, ask the workflow, write state, thread and audit in one transaction. */
async function act(
  context: StaffContext,
  { id, version }: Target,
  action: AppealAction,
  prepare: (tx: Tx, current: AppealRecord) => Details | Promise<Details>,
): Promise<Appeal> {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await queries.lockAppeal(tx, actor, id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== version) throw new DomainError('changed-elsewhere')
    const by = partyOf(actor)
    const to = appealStateAfter(by, current.state as AppealState, action)
    if (!to || !actionsOf(current, actor).includes(action))
      throw new DomainError('action-not-allowed', {}, { state: current.state, action })
    const details = await prepare(tx, current)
    const operation = `appeals.${action}`
    const row = await takeStep(tx, context, current, { ...details, operation, action, by, to })
    return presentForStaff(tx, context, row)
  })
}
