import type { OperationMap } from 'shared-types/operations'
import type { Person } from '../contract/people'
import type { World } from '../contract/world'
import { signInOverHttp } from './sign-in'

const FIRST = 'First2026pass'
const OWN = 'Chosen2026pass'
let newcomers = 0

/** A new user of `by`'s school with this role, who has signed in and chosen a password. */
export async function newcomer(
  world: World,
  by: Person,
  roleId: string,
): Promise<Person & { account: string; member: OperationMap['staff.add']['output'] }> {
  const member = await world.call(by, 'staff.add', {
    accountSuffix: `new${(newcomers += 1)}`,
    name: '新同事',
    roleId,
    password: FIRST,
  })
  const { account, id } = member
  const { person } = await signInOverHttp(world, { account, password: FIRST })
  await world.call(person, 'accounts.change-password', { oldPassword: FIRST, newPassword: OWN })
  return { ...person, id, schoolId: by.schoolId ?? '', account, member }
}

export const newcomersPassword = OWN
