import { DomainError, type FieldProblem } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import { within, type Tx } from '../database/scope'
import { personScope, staffScope, type PersonContext, type StaffContext } from '../runtime/context'

interface Nature {
  code: string
  name: string
  enabled: boolean
}

export const listDispatchNatures = (context: PersonContext) =>
  within(context.services.db, personScope(context), readDispatchNatures)

/** The six natures of the contract; the centre words, orders and switches them, each keeps its rule. */
export async function readDispatchNatures(tx: Tx) {
  const rows = await tx.selectFrom('dispatch_nature').selectAll().orderBy('position').execute()
  return {
    natures: rows.map(({ code, name, enabled, position }) => ({ code, name, enabled, position })),
    version: Math.max(...rows.map((it) => it.version)),
  }
}

export const saveDispatchNatures = (
  context: StaffContext,
  { natures, version }: { natures: Nature[]; version: number },
) =>
  within(context.services.db, staffScope(context), async (tx) => {
    await tx.selectFrom('dispatch_nature').select('code').orderBy('code').forUpdate().execute()
    const before = await readDispatchNatures(tx)
    if (before.version !== version) throw new DomainError('changed-elsewhere')
    const problems = problemsOf(natures, before.natures)
    if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
    // Two that swap their names would meet half-way.
    for (const { code } of natures)
      await tx.updateTable('dispatch_nature').set({ name: code }).where('code', '=', code).execute()
    for (const [at, { code, name, enabled }] of natures.entries())
      await tx
        .updateTable('dispatch_nature')
        .set({ name, enabled, position: at + 1, version: version + 1 })
        .where('code', '=', code)
        .execute()
    await recordAudit(tx, context, [
      {
        schoolId: context.actor.schoolId,
        operation: 'settings.save-dispatch-natures',
        kind: 'dispatch-nature',
        id: null,
        before: { natures: listed(before.natures) },
        after: { natures: listed(natures) },
      },
    ])
    return readDispatchNatures(tx)
  })

function problemsOf(natures: readonly Nature[], known: readonly Nature[]): FieldProblem[] {
  const codes = natures.map((it) => it.code)
  const names = natures.map((it) => it.name)
  const isWhole = codes.length === known.length && known.every((it) => codes.includes(it.code))
  const problems: FieldProblem[] = []
  const say = (message: string) => problems.push({ field: 'natures', message })
  if (!isWhole) say('派遣性质须一次提交全部，不能增减，请刷新后重试')
  if (new Set(names).size < names.length) say('派遣性质的名称不能重复')
  if (!natures.some((it) => it.enabled)) say('至少保留一种可选的派遣性质')
  // The platform itself gives these two as the default.
  for (const it of natures)
    if (!it.enabled && ['origin', 'outside-plan'].includes(it.code))
      say(`「${it.name}」是系统默认派遣的性质，不能停用`)
  return problems
}

const listed = (natures: readonly Nature[]) =>
  natures.map((it) => `${it.code}=${it.name}${it.enabled ? '' : '（停用）'}`)
