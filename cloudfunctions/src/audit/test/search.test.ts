import { expect, test } from '@jest/globals'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()

test('what students did is read by those who see their major, and by nobody else of the school', async () => {
  const student = await world.student({ origin: 'level2' })
  await world.call(student, 'identity.take-own-data', {})
  const entriesFor = async (account: string) => {
    const staff = await world.staff(account)
    const filter = { operation: 'identity.take-own-data', limit: 50 }
    const { rows } = await world.call(staff, 'audit.search', filter)
    return rows.length
  }
  expect(await entriesFor('10001level2')).toBe(1)
  expect(await entriesFor('10001other')).toBe(0)
  expect(await entriesFor('10002level1')).toBe(0)
  expect(await entriesFor('centre')).toBe(1)
})
