import { Agent, get } from 'node:http'
import { expect, jest, test } from '@jest/globals'
import type { Certificate } from 'shared-types/certificates/operations'
import { manyRows } from '../src/imports/test/roll-rows'
import { callStaff } from './test/call-staff'
import { buildForTests } from './test/gateway-process'
import { openProduct, type Product } from './test/killable-product'

jest.setTimeout(180_000)
const program = buildForTests()

/** What an employer may still be told after a certificate has ended (product.md §7). */
const WITHIN_MS = 5_000
const CONNECTIONS = 200
const YEAR = 2026

const reports = [
  {
    kind: 'origin',
    stage: 'completed',
    data: { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' },
  },
  { kind: 'dispatch', stage: 'completed' },
]

/** A centre with two graduates whose certificates are to be issued. */
async function openCentre(product: Product) {
  const { staff, reports: given } = await product.seed({
    years: [{ year: YEAR, current: true }],
    centre: {
      roles: [{ name: '省中心', level: 'centre' }],
      staff: [{ account: 'loadcentre', name: '周主任', role: '省中心' }],
    },
    schools: [
      {
        code: '19001',
        name: '样例大学',
        departments: [{ name: '信息学院', majors: [{ code: '080902', name: '软件工程' }] }],
        students: manyRows(2).map((row) => ({ ...row, originRegion: '440106', reports })),
      },
    ],
  })
  const { url } = product.gateway()
  const office = <T>(operation: string, input: unknown) =>
    callStaff<T>(url, staff[0]?.token ?? '', operation, input)
  return { url, office, dispatches: given.filter((it) => it.kind === 'dispatch') }
}

interface Told {
  heading: string
  begunAt: number
  endedAt: number
}

/** Employers who look at one page all the time, each on a connection of their own, until they are told to stop. */
function watch(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const told: Told[] = []
  let isOver = false
  const look = () =>
    new Promise<void>((resolve, reject) => {
      const begunAt = performance.now()
      get(url, { agent }, (response) => {
        let page = ''
        response.setEncoding('utf8').on('data', (part: string) => (page += part))
        response.on('end', () => {
          const heading = /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? `${response.statusCode}`
          told.push({ heading, begunAt, endedAt: performance.now() })
          resolve()
        })
      }).on('error', reject)
    })
  const employer = async () => {
    while (!isOver) await look()
  }
  const employers = Array.from({ length: CONNECTIONS }, employer)
  return {
    told,
    stop: async () => {
      isOver = true
      await Promise.all(employers)
      agent.destroy()
    },
  }
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10))
}

const ends = [
  ['已撤销', 'certificates.revoke'],
  ['已被更换', 'certificates.reissue'],
] as const

test('while 200 employers look, a certificate that ends says so within five seconds, and never again that it is genuine', async () => {
  const product = await openProduct(program)
  const { url, office, dispatches } = await openCentre(product)
  for (const [at, [ended, operation]] of ends.entries()) {
    const { id, verificationUrl } = await office<Certificate>('certificates.issue-one', {
      reportId: dispatches[at]?.id,
    })
    const { told, stop } = watch(`${url}${new URL(verificationUrl).pathname}`)
    await until(() => told.length >= 2 * CONNECTIONS)
    await office(operation, { id, reason: '信息有误' })
    const endedAt = performance.now()
    await until(() => told.filter((it) => it.heading === ended).length >= 2 * CONNECTIONS)
    await stop()

    expect(new Set(told.map((it) => it.heading))).toEqual(new Set(['真实有效', ended]))
    const genuine = told.filter((it) => it.heading === '真实有效')
    const last = Math.max(...genuine.map((it) => it.endedAt)) - endedAt
    console.log(`${ended}: ${told.length} pages, the last 真实有效 ${Math.round(last)} ms after`)
    expect(last).toBeLessThan(WITHIN_MS)
    expect(genuine.filter((it) => it.begunAt > endedAt)).toEqual([])
  }
  await product.close()
})
