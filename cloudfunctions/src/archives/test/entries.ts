import type { OperationMap, OperationName } from 'shared-types/operations'
import { ask } from '../../../test/builders/ask'
import { YEAR, type Person } from '../../../test/contract/people'
import type { Student, World } from '../../../test/contract/world'

export const unit = '广州市人才服务中心'
export const sending = { recipientUnit: unit, carrier: 'ems', trackingNumber: 'EX123456789CN' }

/** What staff type to enter the archive of somebody on the roll. */
export const entryOf = (
  { row }: Student,
  changes: Partial<OperationMap['archives.add']['input']> = {},
): OperationMap['archives.add']['input'] => ({
  year: YEAR,
  person: { name: row.name ?? '', idNumber: row.idNumber ?? '' },
  graduated: true,
  state: 'to-send',
  on: '2026-06-20',
  data: { recipientUnit: unit },
  ...changes,
})

/** Code and the field problems, for short assertions. */
export async function refusalOf<N extends OperationName>(
  world: World,
  person: Person,
  operation: N,
  input: OperationMap[N]['input'],
): Promise<string> {
  const reply = await ask(world, person, operation, input)
  if (reply.ok) return 'ok'
  const problems = reply.hint?.problems?.map((it) => `${it.field} ${it.message}`) ?? []
  return [reply.code, ...problems].join(' | ')
}
