import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { openGrant, sealGrant } from '../../src/platform/storage/grant'
import { escapeHtml } from '../../src/verification-page/html'

const CODE_MS = 5 * 60_000

/**
 * A stand-in that speaks WeChat's protocol for web sign-in and says on its page that it is one. Never mounted where the
 * real WeChat is configured; the configuration refuses it in production.
 */
export function sandboxWechatRoutes(secret: Buffer): Hono {
  const app = new Hono()
  app.get('/connect/oauth2/authorize', (c) => {
    const redirect = c.req.query('redirect_uri') ?? ''
    const state = c.req.query('state') ?? ''
    const name = c.req.query('name')?.trim()
    if (!name) return c.html(choicePage(redirect, state))
    const code = sealGrant(secret, {
      action: 'sandbox-code',
      path: `wechat-code/${name}`,
      expiresAt: Date.now() + CODE_MS,
    })
    return c.redirect(`${redirect}?${new URLSearchParams({ code, state }).toString()}`)
  })
  app.get('/sns/oauth2/access_token', (c) => {
    const grant = openGrant(secret, c.req.query('code') ?? '', 'sandbox-code', new Date())
    if (!grant?.path.startsWith('wechat-code/'))
      return c.json({ errcode: 40029, errmsg: 'invalid code' })
    return c.json({
      openid: openidOf(grant.path.slice('wechat-code/'.length)),
      access_token: 'sandbox',
      expires_in: 7200,
      scope: 'snsapi_base',
    })
  })
  return app
}

/** The sandbox openid behind a sandbox WeChat name. */
export const openidOf = (name: string) =>
  `sandbox-${createHash('sha256').update(name).digest('base64url').slice(0, 28)}`

function choicePage(redirect: string, state: string): string {
  const hidden = [
    ['redirect_uri', redirect],
    ['state', state],
  ]
  const inputs = hidden.map(
    ([name = '', value = '']) =>
      `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>沙箱微信登录</title><style>
body{margin:0;background:#f4f6fa;color:#1a2433;font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:420px;margin:0 auto;padding:32px 20px}
.notice{background:#fff4e0;border:1px solid #f0cf9a;color:#8a4b00;border-radius:10px;padding:14px 16px}
h1{font-size:22px;margin:0 0 4px}label{display:block;margin:24px 0 8px;font-weight:600}
input[name=name]{width:100%;box-sizing:border-box;font:inherit;padding:12px;border:1px solid #8a94a6;border-radius:8px;background:#fff}
button{width:100%;margin-top:16px;min-height:48px;font:inherit;font-weight:600;border:0;border-radius:8px;background:#0958d9;color:#fff}
:focus-visible{outline:3px solid #69a5ff;outline-offset:2px}p{margin:6px 0 0}
</style></head><body><main><div class="notice"><h1>沙箱微信登录</h1><p>仅供演示，不是真实的微信登录。每个微信名代表一个不同的微信用户。</p></div>
<form method="get">${inputs.join('')}<label for="name">沙箱微信名</label>
<input id="name" name="name" required maxlength="30" autocomplete="off" placeholder="例如：小张的微信">
<button type="submit">以此微信登录</button></form></main></body></html>`
}
