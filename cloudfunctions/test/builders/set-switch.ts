import type { OperationMap } from 'shared-types/operations'
import type { Person } from '../contract/people'
import type { World } from '../contract/world'

type Decision = Omit<OperationMap['settings.set-switch']['input'], 'version'>

/** Sets somebody's own reporting switch on whatever was decided before. */
export async function setSwitch(world: World, by: Person, decision: Decision) {
  const { year, kind } = decision
  const { level } = await world.call(by, 'accounts.current-session', {})
  const { switches } = await world.call(by, 'settings.list-switches', { year })
  const own = switches.find((it) => it.kind === kind)?.[level === 'centre' ? 'centre' : 'school']
  return world.call(by, 'settings.set-switch', { ...decision, version: own?.version ?? null })
}
