import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, jest, test } from '@jest/globals'
import {
  answers,
  ask,
  clusterFolder,
  startElsewhere,
  startFast,
  startOtherProgram,
} from './test/clusters'

jest.setTimeout(60_000)
const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? test : test.skip

test('a first start makes a cluster that sorts Chinese alike everywhere and listens on this machine only', async () => {
  const folder = clusterFolder()
  const server = await startFast(folder)
  expect(server).toMatchObject({ fresh: true, adopted: false })
  const settings = await ask(
    server.url,
    `select jsonb_object_agg(name, setting) as answer from pg_settings
      where name in ('data_checksums', 'listen_addresses', 'unix_socket_directories', 'fsync', 'password_encryption')`,
  )
  expect(settings).toEqual({
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    password_encryption: 'scram-sha-256',
  })
  const locale = `select datlocprovider::text || ' ' || datlocale || ' ' || datctype as answer from pg_database where datname = 'postgres'`
  expect(await ask(server.url, locale)).toMatch(/^b C\.UTF-8 .*UTF-8$/)
  expect(await ask(server.url, `select '张' ~ '^\\w$' as answer`)).toBe(true)
  const wrong = Object.assign(new URL(server.url), { password: 'guess' }).toString()
  expect(await answers(wrong)).toBe(false)
  expect(statSync(path.join(folder, 'data', 'superuser.secret')).mode & 0o777).toBe(0o600)
  await server.leave()
  expect(await answers(server.url)).toBe(false)
})

test('a second start finds the data, and a folder with spaces and a deep path is no obstacle', async () => {
  const folder = path.join(clusterFolder(), '毕业 通', 'x'.repeat(120))
  const first = await startFast(folder)
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.leave()
  const second = await startFast(folder)
  expect(second).toMatchObject({ fresh: false, adopted: false })
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  await second.leave()
})

test('Ctrl-C ends the gateway, not its server under it', async () => {
  const { child, facts, ended } = await startElsewhere(clusterFolder())
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await ended
  expect(await answers(facts.url)).toBe(true)
})

test('the server of a killed gateway is adopted, and then stopped by the one that adopted it', async () => {
  const folder = clusterFolder()
  const { child, facts, ended } = await startElsewhere(folder)
  await ask(facts.url, 'create table kept as select 42 as answer')
  child.kill('SIGKILL')
  await ended
  const next = await startFast(folder)
  expect(next).toMatchObject({ adopted: true, fresh: false, port: facts.port })
  expect(await ask(next.url, 'select answer from kept')).toBe(42)
  await next.leave()
  expect(await answers(next.url)).toBe(false)
})

test('of two gateways that start at once on an empty folder one makes the server, both use it, and the last to leave stops it', async () => {
  const folder = clusterFolder()
  const both = await Promise.all([startElsewhere(folder), startElsewhere(folder)])
  const [starter, guest] = both[0].facts.adopted ? [both[1], both[0]] : both
  expect(starter.facts.adopted).toBe(false)
  expect(guest.facts).toMatchObject({ adopted: true, url: starter.facts.url })
  expect(both.filter((it) => it.facts.fresh)).toHaveLength(1)
  starter.child.stdin?.write('stop\n')
  await starter.ended
  expect(await answers(guest.facts.url)).toBe(true)
  guest.child.stdin?.write('stop\n')
  await guest.ended
  expect(await answers(guest.facts.url)).toBe(false)
})

test('a gateway that starts while the last one leaves gets a server of its own, never a stopped one', async () => {
  const folder = clusterFolder()
  for (let round = 0; round < 5; round++) {
    const leaving = await startElsewhere(folder)
    leaving.child.stdin?.write('stop\n')
    const next = await startFast(folder)
    await leaving.ended
    expect(await answers(next.url)).toBe(true)
    await next.leave()
    expect(await answers(next.url)).toBe(false)
  }
})

test('two that leave at once do not leave the server to each other', async () => {
  const folder = clusterFolder()
  for (let round = 0; round < 5; round++) {
    const both = [await startFast(folder), await startFast(folder)]
    await Promise.all(both.map((it) => it.leave()))
    expect(await answers(both[0]?.url ?? '')).toBe(false)
  }
})

test('a pid file left by a crash is no obstacle: the number is nobody’s', async () => {
  const folder = clusterFolder()
  const first = await startFast(folder)
  await ask(first.url, 'create table kept as select 42 as answer')
  process.kill(Number(pidFile(folder).split('\n')[0]), 'SIGKILL')
  const second = await startFast(folder)
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  await second.leave()
})

test('a pid file left by a crash is no obstacle: the number belongs to another program of the same user', async () => {
  const folder = clusterFolder()
  const first = await startFast(folder)
  const left = pidFile(folder)
  await first.leave()
  const other = startOtherProgram(statSync(path.join(folder, 'data')))
  writeFileSync(path.join(folder, 'data', 'postmaster.pid'), left.replace(/^\d+/, String(other)))
  const second = await startFast(folder)
  expect(second.adopted).toBe(false)
  await second.leave()
})

test('data of another major version and a lost password are each told in one sentence', async () => {
  const folder = clusterFolder()
  const first = await startFast(folder)
  await first.leave()
  const version = path.join(folder, 'data', 'PG_VERSION')
  const secret = path.join(folder, 'data', 'superuser.secret')
  writeFileSync(version, '12\n')
  await expect(startFast(folder)).rejects.toThrow(/由 PostgreSQL 12 建立，内置版本是 17/)
  writeFileSync(version, '17\n')
  rmSync(secret)
  await expect(startFast(folder)).rejects.toThrow(/读不到内置数据库的密码文件/)
})

test('a start that the server refuses says so in one sentence, with the reason as its cause', async () => {
  const failure = await startFast(clusterFolder(), { settings: { max_connections: 'many' } }).catch(
    (error: unknown) => error as Error,
  )
  expect(failure).toMatchObject({
    message: expect.stringMatching(/^内置数据库没有启动成功，详见 .+\.log。$/),
  })
  expect((failure as Error).cause).toMatchObject({ message: expect.stringContaining('many') })
})

asRoot(
  'as root, below a 0700 directory: the server works in a place its user can reach',
  async () => {
    const folder = clusterFolder(0o700)
    const first = await startFast(folder)
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.leave()
    const place = readFileSync(path.join(folder, 'location'), 'utf8').trim()
    expect(statSync(path.join(place, 'data')).uid).not.toBe(0)
    expect(readFileSync(path.join(place, 'belongs-to'), 'utf8').trim()).toBe(folder)
    const second = await startFast(folder)
    expect(second.fresh).toBe(false)
    expect(await ask(second.url, 'select answer from kept')).toBe(42)
    await second.leave()
    rmSync(place, { recursive: true })
    await expect(startFast(folder)).rejects.toThrow(/指向的数据目录 .+ 不存在/)
  },
)

asRoot(
  'as root: data that its user cannot reach any more is refused, not replaced by an empty cluster',
  async () => {
    const folder = clusterFolder()
    const first = await startFast(folder)
    await first.leave()
    chmodSync(path.dirname(folder), 0o700)
    await expect(startFast(folder)).rejects.toThrow(/上级目录的权限变严了/)
    expect(existsSync(path.join(folder, 'location'))).toBe(false)
  },
)

asRoot('not root: data that belongs to another user is refused in one sentence', async () => {
  const folder = clusterFolder()
  await (await startFast(folder)).leave()
  const program = path.join(import.meta.dirname, 'test', 'hold-postgres.ts')
  const started = spawnSync(process.execPath, ['--import', 'tsx', program, folder], {
    uid: 65_534,
    gid: 65_534,
    encoding: 'utf8',
  })
  expect(started.status).not.toBe(0)
  expect(started.stderr).toMatch(/属于另一个用户/)
})

function pidFile(folder: string): string {
  return readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8')
}
