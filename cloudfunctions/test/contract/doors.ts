import { randomUUID } from 'node:crypto'
import type { Caller, Reply } from 'shared-types/operation'
import { partnerFunction } from '../../src/functions/partner'
import { publicFunction } from '../../src/functions/public'
import { staffFunction } from '../../src/functions/staff'
import { studentFunction } from '../../src/functions/student'
import { timerFunction } from '../../src/functions/timer'
import { SIGNATURE_SCHEME, signatureOf } from '../../src/partners/signature'
import type { HttpAnswer } from '../../src/runtime/incoming'
import { serve, type FunctionDefinition, type Main } from '../../src/runtime/serve'
import type { Services } from '../../src/runtime/services'
import { STAFF_COOKIE, STUDENT_COOKIE } from '../../src/runtime/session-cookie'
import type { Person } from './people'

export const functions: Record<Caller, FunctionDefinition> = {
  staff: staffFunction,
  student: studentFunction,
  public: publicFunction,
  partner: partnerFunction,
  timer: timerFunction,
}
export const callers = Object.keys(functions) as Caller[]

export const functionsOn = (services: Services): Record<Caller, Main> => {
  const on = (caller: Caller) => serve(functions[caller], () => Promise.resolve(services))
  return {
    staff: on('staff'),
    student: on('student'),
    public: on('public'),
    partner: on('partner'),
    timer: on('timer'),
  }
}

/** What a function is sent, and how its answer is read. */
export interface Letter {
  event: unknown
  context: unknown
  read: (answer: unknown) => Reply
}

export type Door = (person: Person, operation: string, input: unknown) => Letter

/** As the HTTP access service integrates a request of one of our own pages. */
export const http: Door = (person, operation, input) =>
  httpLetter(person, operation, input, { 'x-requested-with': 'biyetong' })

export function httpLetter(
  person: Person,
  operation: string,
  input: unknown,
  headers: Record<string, string>,
): Letter {
  const name = person.caller === 'student' ? STUDENT_COOKIE : STAFF_COOKIE
  return {
    event: {
      path: `/call/${person.caller}`,
      httpMethod: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Real-IP': '203.0.113.7',
        ...(person.token && { Cookie: `other=1; ${name}=${person.token}` }),
        ...headers,
      },
      queryStringParameters: {},
      requestContext: { requestId: randomUUID(), envId: 'test' },
      body: JSON.stringify({ operation, input }),
      isBase64Encoded: false,
    },
    context: platformContext({}),
    read: (answer) => JSON.parse((answer as HttpAnswer).body) as Reply,
  }
}

/** As docs/partner-interface.md has it; without a key nothing is signed. */
export const signed: Door = (person, operation, input) => {
  const path = `/call/${person.caller}`
  const body = Buffer.from(JSON.stringify({ operation, input }))
  if (!person.key) return httpLetter(person, operation, input, {})
  const { id, secret, timestamp = String(Math.floor(Date.now() / 1000)) } = person.key
  const nonce = randomUUID()
  const signature = signatureOf(secret, { method: 'POST', path, timestamp, nonce, body })
  const authorization = `${SIGNATURE_SCHEME} keyId=${id}, timestamp=${timestamp}, nonce=${nonce}, signature=${signature}`
  return httpLetter(person, operation, input, { authorization })
}

/** As wx.cloud.callFunction does, or the platform's timer, or one of our own functions. */
export const cloud: Door = (person, operation, input) => ({
  event: {
    operation,
    input,
    ...(person.token && !person.openid && { session: person.token }),
    ...(person.openid && { userInfo: { openId: person.openid, appId: 'wx-test' } }),
  },
  context: platformContext(person.openid ? { WX_OPENID: person.openid, WX_APPID: 'wx-test' } : {}),
  read: (answer) => answer as Reply,
})

function platformContext(identity: Record<string, string>) {
  const environment = { TCB_ENV: 'test', TCB_SOURCE_IP: '203.0.113.7', ...identity }
  return { request_id: randomUUID(), environment: JSON.stringify(environment) }
}

/** Students in WeChat and the timer come from inside the cloud, everybody else over HTTP; partners sign. */
export function usualDoor(person: Person): Door {
  if (person.caller === 'partner') return signed
  return person.caller === 'timer' || person.openid ? cloud : http
}
