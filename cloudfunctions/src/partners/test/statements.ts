import type { Reply } from 'shared-types/operation'
import { entryOf, unit } from '../../archives/test/entries'
import { signed, type Letter } from '../../../test/contract/doors'
import type { Person } from '../../../test/contract/people'
import type { World } from '../../../test/contract/world'

/** A student with an archive that was sent. */
export async function studentWithArchive(world: World) {
  const student = await world.student()
  const staff = await world.staff('10001level2')
  const data = {
    recipientUnit: unit,
    carrier: 'ems',
    trackingNumber: 'EX1',
    recipientPhone: '020-88888888',
  }
  await world.call(staff, 'archives.add', entryOf(student, { state: 'sent', data }))
  return student
}

export type PartnerOperation = 'partner.archive-whereabouts' | 'partner.certificate'

export const deliver = async (world: World, { event, context, read }: Letter): Promise<Reply> =>
  read(await world.mains.partner(event, context))

export const askAs = (
  world: World,
  person: Person,
  operation: PartnerOperation,
  input: unknown,
): Promise<Reply> => deliver(world, signed(person, operation, input))

export const codeOf = (reply: Reply): string => (reply.ok ? 'answered' : reply.code)
