import type { AboutPerson } from 'shared-types/partners/partner-operations'
import type { Person } from '../contract/people'
import type { Student, World } from '../contract/world'

/** What a partner states about a student who stands at its counter. */
export const statementOn = (
  { row }: Pick<Student, 'row'>,
  person: Partial<AboutPerson['person']> = {},
) => ({
  person: { name: row.name ?? '', idNumber: row.idNumber ?? '', ...person },
  authentication: { method: 'face', at: new Date().toISOString() },
  consent: { version: '2026-01', givenAt: new Date().toISOString() },
})

/** A partner that has asked for the certificate of this student. */
export async function askedByPartner(world: World, student: Student): Promise<Person> {
  const partner = await world.partner()
  await world.call(partner, 'partner.certificate', statementOn(student))
  return partner
}
