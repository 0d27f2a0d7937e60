// 合作系统调用示例，只需 Node.js 18 以上，不依赖任何包。说明见 docs/partner-interface.md。
//
//   BIYETONG_URL=https://… BIYETONG_KEY_ID=pk-… BIYETONG_SECRET=… \
//     node partner-client.mjs archive-whereabouts 张示例 440106200401011116
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SCHEME = 'BYT1-HMAC-SHA256'

/** 签名原文：六行，以换行符 \n 连接，末尾没有换行。 */
export function stringToSign({ method, path, timestamp, nonce, body }) {
  const digest = createHash('sha256').update(body, 'utf8').digest('hex')
  return [SCHEME, method, path, timestamp, nonce, digest].join('\n')
}

/** Authorization 请求头。 */
export function authorization({ keyId, secret }, request) {
  const signature = createHmac('sha256', secret).update(stringToSign(request), 'utf8').digest('hex')
  const { timestamp, nonce } = request
  return `${SCHEME} keyId=${keyId}, timestamp=${timestamp}, nonce=${nonce}, signature=${signature}`
}

/**
 * 调用一次。成功时返回内容，被拒绝时抛出错误，错误的 code 见接口说明的错误码一节。
 * @param client 地址、密钥编号和密钥
 * @param operation archive-whereabouts 或 certificate
 * @param about 查询谁、如何认证的、本人何时同意了哪一版授权
 */
export async function callPartner({ url, keyId, secret }, operation, about) {
  const path = `/call/partner/partner.${operation}`
  // 发送的必须就是参与签名的这些字节：只序列化一次。
  const body = JSON.stringify(about)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const request = { method: 'POST', path, timestamp, nonce: randomUUID(), body }
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: authorization({ keyId, secret }, request),
    },
    body,
  })
  const reply = await response.json()
  if (reply.ok) return reply.value
  throw Object.assign(new Error(reply.message), {
    code: reply.code,
    hint: reply.hint,
    requestId: reply.requestId,
  })
}

async function main([operation, name, idNumber]) {
  const { BIYETONG_URL: url, BIYETONG_KEY_ID: keyId, BIYETONG_SECRET: secret } = process.env
  if (!url || !keyId || !secret || !operation || !name || !idNumber) {
    process.stderr.write(
      '用法：设置 BIYETONG_URL、BIYETONG_KEY_ID、BIYETONG_SECRET 后运行\n' +
        '  node partner-client.mjs archive-whereabouts|certificate 姓名 证件号码\n',
    )
    return 2
  }
  const now = new Date().toISOString()
  try {
    const value = await callPartner({ url, keyId, secret }, operation, {
      person: { name, idNumber },
      // 示例中认证与授权就发生在此刻；实际使用时填写合作系统留存的记录。
      authentication: { method: 'face', at: now },
      consent: { version: '2026-01', givenAt: now },
    })
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    return 0
  } catch (error) {
    const at = error.requestId ? `，请求编号 ${error.requestId}` : ''
    process.stderr.write(`${error.code ?? '网络错误'}：${error.message}${at}\n`)
    return 1
  }
}

const isProgram =
  process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (isProgram) process.exitCode = await main(process.argv.slice(2))
