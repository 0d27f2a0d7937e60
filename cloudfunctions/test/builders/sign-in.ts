import { httpLetter } from '../contract/doors'
import { nobody, type Person } from '../contract/people'
import type { World } from '../contract/world'
import type { HttpAnswer } from '../../src/runtime/incoming'

/** Signs in as the sign-in page does: the whole HTTP answer, and the person that its cookie makes of the browser. */
export async function signInOverHttp(
  world: Pick<World, 'mains'>,
  input: { account: string; password: string },
  headers: Record<string, string> = {},
): Promise<{ answer: HttpAnswer; cookie: string; person: Person }> {
  const own = { 'x-requested-with': 'biyetong', ...headers }
  const { event, context } = httpLetter(nobody('staff'), 'accounts.sign-in', input, own)
  const answer = (await world.mains.staff(event, context)) as HttpAnswer
  const cookie = answer.headers['set-cookie'] ?? ''
  const token = /^staff_session=([\w-]+)/.exec(cookie)?.[1] ?? ''
  return { answer, cookie, person: { caller: 'staff', token } }
}
