// Writes docs/openapi.json from the contract. `--check` fails when it is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { errorTable, type ErrorCode } from 'shared-types/errors'
import type { AnySchema, Operation } from 'shared-types/operation'
import { operations } from 'shared-types/operations'
import * as z from 'zod'

const target = fileURLToPath(new URL('../docs/openapi.json', import.meta.url))

/** What any call can be answered with, whatever the operation; what is signed comes from no page. */
const always = ({ callers }: Operation): ErrorCode[] =>
  callers.includes('partner')
    ? ['invalid-input', 'unexpected']
    : ['invalid-input', 'cross-site', 'unexpected']

function schemaOf(schema: AnySchema, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema as unknown as z.ZodType, {
    io,
    unrepresentable: 'any',
  })
  return rest
}

function refusals(operation: Operation) {
  const codes = [...new Set([...operation.errors, ...admission(operation), ...always(operation)])]
  const statuses = [...new Set(codes.map((code) => errorTable[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      refusal(codes.filter((code) => errorTable[code].status === status)),
    ]),
  )
}

function refusal(codes: readonly ErrorCode[]) {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Refusal' }, { properties: { code: { enum: codes } } }],
  }
  return {
    description: codes.map((code) => `\`${code}\` ${errorTable[code].message}`).join('；'),
    content: { 'application/json': { schema } },
  }
}

/** What `implement` refuses before the operation itself is asked. */
function admission({ access, callers }: Operation): ErrorCode[] {
  if (access === 'anyone' || callers.includes('partner')) return []
  const codes: ErrorCode[] = ['sign-in-required']
  if (callers.includes('staff')) codes.push('permission-denied', 'password-change-required')
  if (callers.includes('student') && access !== 'visitor') codes.push('consent-required')
  if (callers.includes('student') && (access === 'bound' || access === 'signed-in'))
    codes.push('binding-required')
  return codes
}

/** How a caller shows who it is, and that it comes from where it says. */
function proofOf({ access, callers }: Operation) {
  if (callers.includes('partner')) return { security: [{ partnerSignature: [] }], parameters: [] }
  return {
    security: access === 'anyone' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [{ $ref: '#/components/parameters/RequestedWith' }],
  }
}

function describe(operation: Operation, caller: string) {
  return {
    post: {
      operationId: `${caller}.${operation.name}`,
      summary: operation.label,
      tags: [operation.name.slice(0, operation.name.indexOf('.'))],
      'x-callers': operation.callers,
      'x-permission': operation.access,
      'x-writes': operation.writes,
      ...proofOf(operation),
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(operation.input, 'input') } },
      },
      responses: {
        200: {
          description: '成功',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ok', 'value', 'requestId'],
                properties: {
                  ok: { const: true },
                  value: schemaOf(operation.output, 'output'),
                  requestId: { type: 'string' },
                },
              },
            },
          },
        },
        ...refusals(operation),
      },
    },
  }
}

const reached = operations.flatMap((operation: Operation) =>
  operation.callers
    .filter((caller) => caller !== 'timer')
    .map((caller) => [`/call/${caller}/${operation.name}`, describe(operation, caller)] as const),
)

const document = {
  openapi: '3.1.0',
  info: {
    title: '毕业通接口',
    version: '0.1.0',
    description:
      '由 shared-types 的契约生成（npm run openapi），请勿手工修改。小程序以同样的名称和内容通过 wx.cloud.callFunction 调用。',
  },
  paths: Object.fromEntries(reached.sort(([a], [b]) => a.localeCompare(b))),
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'staff_session',
        description: '学生端为 student_session',
      },
      bearer: { type: 'http', scheme: 'bearer' },
      partnerSignature: {
        type: 'http',
        scheme: 'BYT1-HMAC-SHA256',
        description:
          'Authorization: BYT1-HMAC-SHA256 keyId=…, timestamp=…, nonce=…, signature=…；签名原文见 docs/partner-interface.md',
      },
    },
    parameters: {
      RequestedWith: {
        name: 'x-requested-with',
        in: 'header',
        required: true,
        schema: { const: 'biyetong' },
        description: '防跨站请求；以 Bearer 令牌调用时可以不带',
      },
    },
    schemas: {
      Refusal: {
        type: 'object',
        required: ['ok', 'code', 'message', 'requestId'],
        properties: {
          ok: { const: false },
          code: { type: 'string' },
          message: { type: 'string', description: '给人看的中文说明' },
          hint: { type: 'object', description: '哪些字段有问题、要等多久、为什么' },
          requestId: { type: 'string' },
        },
      },
    },
  },
}

const text = `${JSON.stringify(document, null, 1)}\n`
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  process.stderr.write('docs/openapi.json 与契约不一致，请运行 npm run openapi 后提交。\n')
  process.exit(1)
}
