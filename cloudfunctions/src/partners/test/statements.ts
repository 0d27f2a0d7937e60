import type { Reply } from 'shared-types/operation'
import type { AboutPerson } from 'shared-types/partners/partner-operations'
import { entryOf, unit } from '../../archives/test/entries'
import { signed, type Letter } from '../../../test/contract/doors'
import type { Person } from '../../../test/contract/people'
import type { Student, World } from '../../../test/contract/world'

/** What a partner states about a student who stands at its counter. */
export const statementOn = (
  { row }: Pick<Student, 'row'>,
  person: Partial<AboutPerson['person']> = {},
) => ({
  person: { name: row.name ?? '', idNumber: row.idNumber ?? '', ...person },
  authentication: { method: 'face', at: new Date().toISOString() },
  consent: { version: '2026-01', givenAt: new Date().toISOString() },
})

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
