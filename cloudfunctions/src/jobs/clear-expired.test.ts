import { expect, test } from '@jest/globals'
import { ask, codeOf } from '../../test/builders/ask'
import { signInOverHttp } from '../../test/builders/sign-in'
import { PASSWORD } from '../../test/contract/people'
import { openWorld } from '../../test/contract/world'
import { clearExpired } from './clear-expired'

const world = await openWorld()
const clear = () => clearExpired({ services: world.services } as Parameters<typeof clearExpired>[0])

const idsOf = async (sql: string) => {
  const { rows } = await world.owner.query<{ id: string }>(sql)
  return rows.map((it) => it.id)
}

test('sessions that have run out are deleted, the others go on', async () => {
  const account = '10001level1'
  await signInOverHttp(world, { account, password: PASSWORD })
  await world.owner.query(`update staff_session set expires_at = now() - interval '1 minute'`)
  const { person } = await signInOverHttp(world, { account, password: PASSWORD })
  await clear()
  const left = `select encode(token_hash, 'hex') as id from staff_session`
  expect(await idsOf(left)).toHaveLength(1)
  expect(codeOf(await ask(world, person, 'accounts.current-session', {}))).toBe('answered')
})

test('a failed try is forgotten after a day, unless it still locks', async () => {
  await world.owner.query(
    `insert into attempt (key, failures, locked_until, updated_at) values
       ('old', 2, null, now() - interval '25 hours'),
       ('old-lock', 9, now() - interval '20 hours', now() - interval '25 hours'),
       ('locked', 9, now() + interval '1 hour', now() - interval '25 hours'),
       ('recent', 1, null, now() - interval '1 hour')`,
  )
  await clear()
  expect(await idsOf('select key as id from attempt order by key')).toEqual(['locked', 'recent'])
})
