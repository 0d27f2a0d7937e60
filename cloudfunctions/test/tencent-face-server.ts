import { createHash, createHmac, randomUUID } from 'node:crypto'
import { startJsonServer, type Answer, type Asked } from './json-server'

const SECOND_MS = 1000
const FRESH_SECONDS = 300

interface Subject {
  name: string
  idNumber: string
  /** null while nobody has tried. */
  errCode: number | null
}

/**
 * Tencent Cloud's faceid, version 2018-03-01, as far as we use it: DetectAuth and GetDetectInfoEnhanced behind the
 * signature TC3-HMAC-SHA256, whose every part is checked.
 */
export async function startTencentFaceServer(secret: { id: string; key: string }) {
  const checks = new Map<string, Subject>()
  const state: { next: Answer | undefined; asked: Asked[] } = { next: undefined, asked: [] }
  const failure = (code: string) => ({
    Response: { Error: { Code: code, Message: code }, RequestId: '1' },
  })

  const act = (asked: Asked): Answer => {
    state.asked.push(asked)
    const { next } = state
    state.next = undefined
    if (next) return next
    const refused = whatIsWrong(asked, secret)
    if (refused) return failure(refused)
    const { body } = asked
    if (asked.headers['x-tc-version'] !== '2018-03-01') return failure('InvalidParameter')
    if (asked.headers['x-tc-action'] === 'DetectAuth') {
      const token = randomUUID()
      checks.set(token, {
        name: body['Name'] as string,
        idNumber: body['IdCard'] as string,
        errCode: null,
      })
      return {
        Response: {
          BizToken: token,
          Url: `https://faceid.example/?token=${token}`,
          RequestId: '1',
        },
      }
    }
    const check = checks.get(body['BizToken'] as string)
    if (!check) return failure('InvalidParameterValue.BizTokenIllegal')
    const Text = { ErrCode: check.errCode, ErrMsg: null, IdCard: check.idNumber, Name: check.name }
    return { Response: { Text, IdCardData: null, BestFrame: null, RequestId: '1' } }
  }

  const server = await startJsonServer(act)
  return {
    ...server,
    checks,
    asked: state.asked,
    /** The next question is answered so, whatever it is. */
    answerNext: (answer: Answer) => (state.next = answer),
    failNext: (code: string) => (state.next = failure(code)),
  }
}

/** Tencent Cloud API 3.0: the error code for a request whose signature does not hold; undefined when it does. */
function whatIsWrong({ method, url, headers, raw }: Asked, secret: { id: string; key: string }) {
  const parts =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      headers['authorization'] ?? '',
    )
  if (!parts) return 'AuthFailure.InvalidAuthorization'
  const [, id, scope = '', signed = '', signature] = parts
  if (id !== secret.id) return 'AuthFailure.SecretIdNotFound'
  const timestamp = String(headers['x-tc-timestamp'])
  if (Math.abs(Date.now() / SECOND_MS - Number(timestamp)) > FRESH_SECONDS)
    return 'AuthFailure.SignatureExpire'
  const [date = '', service = ''] = scope.split('/')
  const values = signed
    .split(';')
    .map((name) => `${name}:${name === 'host' ? url.hostname : String(headers[name])}\n`)
  const canonical = [
    method,
    url.pathname,
    url.search.slice(1),
    values.join(''),
    signed,
    sha256(raw),
  ].join('\n')
  const text = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secret.key}`, date), service), 'tc3_request')
  if (hmac(key, text).toString('hex') !== signature) return 'AuthFailure.SignatureFailure'
  return signed.split(';').includes('host') ? undefined : 'AuthFailure.SignatureFailure'
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
