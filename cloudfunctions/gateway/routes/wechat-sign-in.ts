import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { openStudentSession, STUDENT_SESSION_SECONDS } from '../../src/identity/identify-student'
import { sessionCookie, STUDENT_COOKIE } from '../../src/runtime/session-cookie'
import type { Services } from '../../src/runtime/services'

const STATE_COOKIE = 'wechat_state'

/** WeChat's web sign-in for the h5 app: out to WeChat, back with a code, which only our server exchanges. */
export function wechatSignInRoutes(services: Services): Hono {
  const { config, wechat } = services
  const app = new Hono()
  app.get('/authorize', (c) => {
    const state = randomBytes(16).toString('base64url')
    const back = ownPath(c.req.query('return') ?? '/m/')
    setCookie(c, STATE_COOKIE, `${state}.${Buffer.from(back).toString('base64url')}`, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/wechat',
      maxAge: 600,
      secure: config.publicUrl.startsWith('https:'),
    })
    return c.redirect(
      wechat.authorizeUrl(`${originOf(c.req.url, c.req.header('host'))}/wechat/callback`, state),
    )
  })
  app.get('/callback', async (c) => {
    const [expected = '', back = ''] = (getCookie(c, STATE_COOKIE) ?? '').split('.')
    deleteCookie(c, STATE_COOKIE, { path: '/wechat' })
    const code = c.req.query('code')
    if (!code || !expected || c.req.query('state') !== expected) return c.redirect('/m/')
    const openid = await wechat.openidOfCode(code)
    const token = await openStudentSession(services, openid, new Date())
    c.header(
      'set-cookie',
      sessionCookie(STUDENT_COOKIE, token, STUDENT_SESSION_SECONDS, config.publicUrl),
      { append: true },
    )
    return c.redirect(ownPath(Buffer.from(back, 'base64url').toString('utf8')))
  })
  return app
}

/** Only back into the student app: never to another site. */
function ownPath(target: string): string {
  try {
    const url = new URL(target, 'http://own.invalid')
    return url.pathname.startsWith('/m/') ? `${url.pathname}${url.search}${url.hash}` : '/m/'
  } catch {
    return '/m/'
  }
}

const originOf = (url: string, host: string | undefined) =>
  `${new URL(url).protocol}//${host ?? new URL(url).host}`
