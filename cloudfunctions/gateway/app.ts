import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type pg from 'pg'
import { partnerFunction } from '../src/functions/partner'
import { publicFunction } from '../src/functions/public'
import { staffFunction } from '../src/functions/staff'
import { studentFunction } from '../src/functions/student'
import { serve } from '../src/runtime/serve'
import type { Services } from '../src/runtime/services'
import { healthRoutes } from './routes/health'
import { callFunction } from './routes/call-function'
import { sandboxWechatRoutes } from './routes/sandbox-wechat'
import { securityHeaders } from './routes/security-headers'
import { staticRoutes } from './routes/static-files'
import { storageRoutes } from './routes/storage'
import { wechatSignInRoutes } from './routes/wechat-sign-in'

export interface GatewayOptions {
  services: Services
  pool: pg.Pool
  migrationsFolder: string
  storageSecret: Buffer
  adminWeb: string
  studentApp: string
}

export type GatewayApp = Hono<{ Bindings: HttpBindings }>

/** A PDF to verify, up to 10 MB, in its form. */
const MAX_UPLOADED_PDF = 11 * 1024 * 1024

/** Everything that HTTP needs around the functions; it holds no state of its own. */
export function createApp(options: GatewayOptions): GatewayApp {
  const { services } = options
  const given = () => Promise.resolve(services)
  const employers = serve(publicFunction, given)
  const mains = new Map([
    ['staff', serve(staffFunction, given)],
    ['student', serve(studentFunction, given)],
    ['public', employers],
    ['partner', serve(partnerFunction, given)],
  ])
  const app: GatewayApp = new Hono()
  app.use(securityHeaders(services.config.storage))
  app.route('/', healthRoutes(options.pool, options.migrationsFolder))
  app.post('/call/:name/:operation?', (c) => {
    const main = mains.get(c.req.param('name'))
    return main ? callFunction(c, main) : c.notFound()
  })
  app.all('/v', (c) => callFunction(c, employers))
  app.all('/v/*', (c) => callFunction(c, employers, MAX_UPLOADED_PDF))
  // Pages without an icon of their own: browsers ask all the same.
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.route('/wechat', wechatSignInRoutes(services))
  if (services.config.wechat.provider === 'sandbox')
    app.route('/sandbox/wechat', sandboxWechatRoutes(options.storageSecret))
  if (services.config.storage === 'disk')
    app.route('/storage', storageRoutes(services, options.storageSecret))
  app.route('/', staticRoutes(options))
  app.onError((error, c) => {
    services.log.error({ code: 'gateway-error', err: error })
    return c.text('系统出现问题，请稍后再试', 500)
  })
  return app
}
