import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { createDatabase } from '../test/template'
import { ask } from './postgres/test/clusters'
import {
  buildForTests,
  databaseIn,
  embeddedUrl,
  health,
  launch,
  newDataFolder,
  startGateway,
} from './test/gateway-process'

jest.setTimeout(120_000)
const program = buildForTests()
const ok = { code: 200, status: 'ok' }

test('a first start asks everybody to come back until it is ready; Ctrl-C stops it and its database', async () => {
  const DATA_FOLDER = newDataFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = launch(program, { DATA_FOLDER, PORT: String(port) })
  const seen = new Set<string>()
  while (!seen.has('200 ok')) {
    const answer = await health(url)
    if (answer) seen.add(`${answer.code} ${answer.status}`)
    await delay(20)
  }
  expect([...seen]).toEqual(['503 starting', '200 ok'])
  expect(await demonstration(DATA_FOLDER)).toEqual({ schools: 4, students: 120 })
  expect(databaseIn(DATA_FOLDER)).toBeDefined()
  expect(await gateway.end('SIGINT')).toBe(0)
  expect(gateway.output()).toContain('正在停止')
  expect(await health(url)).toBeUndefined()
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('a second start finds everything again and takes less than 15 seconds', async () => {
  const DATA_FOLDER = newDataFolder()
  const first = await startGateway(program, { DATA_FOLDER })
  const before = await demonstration(DATA_FOLDER)
  expect(await first.end('SIGTERM')).toBe(0)
  const second = await startGateway(program, { DATA_FOLDER })
  console.log(`first start ${first.startedInMs} ms, second start ${second.startedInMs} ms`)
  expect(second.startedInMs).toBeLessThan(15_000)
  expect(second.output()).not.toContain('正在载入演示数据')
  expect(second.output()).toMatch(/演示账号.*\n  centre /)
  expect(await health(second.url)).toEqual(ok)
  expect(await demonstration(DATA_FOLDER)).toEqual(before)
  await second.end('SIGINT')
})

test('kill -9 leaves the database; the next start adopts it, and Ctrl-C then stops it', async () => {
  const DATA_FOLDER = newDataFolder()
  const first = await startGateway(program, { DATA_FOLDER })
  const left = databaseIn(DATA_FOLDER)
  await first.end('SIGKILL')
  expect(databaseIn(DATA_FOLDER)).toEqual(left)
  const next = await startGateway(program, { DATA_FOLDER })
  expect(next.output()).toContain('已在运行')
  expect(databaseIn(DATA_FOLDER)).toEqual(left)
  expect(await health(next.url)).toEqual(ok)
  expect(await next.end('SIGINT')).toBe(0)
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('two gateways that start at once on an empty folder share one database, one set of keys and one demonstration; the first to go takes nothing from the other', async () => {
  const DATA_FOLDER = newDataFolder()
  const [first, second] = await Promise.all([
    startGateway(program, { DATA_FOLDER }),
    startGateway(program, { DATA_FOLDER }),
  ])
  expect(await demonstration(DATA_FOLDER)).toEqual({ schools: 4, students: 120 })
  for (const { url } of [first, second]) expect(await signIn(url)).toBe(200)
  expect(await first.end('SIGINT')).toBe(0)
  expect(await health(second.url)).toEqual(ok)
  expect(await signIn(second.url)).toBe(200)
  expect(await second.end('SIGINT')).toBe(0)
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('Ctrl-C in the middle of a first start leaves no database running, and the next start is whole', async () => {
  const DATA_FOLDER = newDataFolder()
  const gateway = launch(program, { DATA_FOLDER })
  while (!databaseIn(DATA_FOLDER)) await delay(5)
  expect(await gateway.end('SIGINT')).toBe(0)
  expect(gateway.output()).not.toContain('毕业通已启动')
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
  const next = await startGateway(program, { DATA_FOLDER })
  expect(await demonstration(DATA_FOLDER)).toEqual({ schools: 4, students: 120 })
  await next.end('SIGINT')
})

test('a port in use is told in one sentence, and nothing is left behind', async () => {
  const DATA_FOLDER = newDataFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const gateway = launch(program, { DATA_FOLDER, PORT: String(port) })
  expect((await gateway.ended).code).toBe(1)
  other.close()
  expect(gateway.output().trim()).toBe(
    `启动失败：端口 ${port} 已被占用。请先停止占用它的程序，或用 PORT=${port + 1} npm start 换一个端口。`,
  )
  expect(readdirSync(DATA_FOLDER)).toEqual([])
})

test('a start that fails after the database has started stops it again', async () => {
  const DATA_FOLDER = newDataFolder()
  writeFileSync(path.join(DATA_FOLDER, 'keys.json'), '{')
  const gateway = launch(program, { DATA_FOLDER })
  expect((await gateway.ended).code).toBe(1)
  expect(gateway.output()).toMatch(/^\n启动失败：密钥文件 .+ 已损坏，请从备份恢复/)
  expect(existsSync(path.join(DATA_FOLDER, 'postgres', 'data'))).toBe(true)
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('with DATABASE_URL that server is used, and is not stopped', async () => {
  const DATA_FOLDER = newDataFolder()
  const database = await createDatabase(process.env['TEST_POSTGRES_URL'] ?? '')
  try {
    const gateway = await startGateway(program, {
      DATA_FOLDER,
      DATABASE_URL: database.url,
      // Roles belong to the whole server, and the other tests use this one.
      DATABASE_APP_URL: database.appUrl,
    })
    expect(await health(gateway.url)).toEqual(ok)
    expect(existsSync(path.join(DATA_FOLDER, 'postgres'))).toBe(false)
    expect(await gateway.end('SIGINT')).toBe(0)
    expect(await ask(database.url, 'select count(*)::int as answer from school')).toBe(4)
  } finally {
    await database.drop()
  }
})

test('a database that stops answering makes /healthz say so, and the gateway lives on', async () => {
  const DATA_FOLDER = newDataFolder()
  const gateway = await startGateway(program, { DATA_FOLDER })
  process.kill(databaseIn(DATA_FOLDER)?.pid ?? 0, 'SIGQUIT')
  while (databaseIn(DATA_FOLDER)) await delay(20)
  expect(await health(gateway.url)).toEqual({ code: 503, status: 'database-unreachable' })
  expect(await gateway.end('SIGINT')).toBe(0)
})

test('production refuses sandboxes in one sentence, before anything is made', async () => {
  const DATA_FOLDER = newDataFolder()
  const gateway = launch(program, { DATA_FOLDER, NODE_ENV: 'production' })
  expect((await gateway.ended).code).toBe(1)
  expect(gateway.output()).toMatch(
    /^\n启动失败：生产环境不允许使用沙箱，请配置：FACE_PROVIDER（人脸核验仍是沙箱）、WECHAT_PROVIDER.+SIGNING_KEY_FILE.+\n$/,
  )
  expect(readdirSync(DATA_FOLDER)).toEqual([])
})

const demonstration = (dataFolder: string) =>
  ask(
    embeddedUrl(dataFolder),
    `select jsonb_build_object('schools', (select count(*) from school),
      'students', (select count(*) from student)) as answer`,
  )

async function signIn(url: string): Promise<number> {
  const response = await fetch(`${url}/call/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'biyetong' },
    body: JSON.stringify({
      operation: 'accounts.sign-in',
      input: { account: '10558admin', password: 'Biyetong2026' },
    }),
  })
  return response.status
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
