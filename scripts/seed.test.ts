import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, jest, test } from '@jest/globals'
import {
  buildForTests,
  databaseIn,
  health,
  newDataFolder,
  startGateway,
} from '../cloudfunctions/gateway/test/gateway-process'
import { readTask } from './seed-task'

jest.setTimeout(180_000)
const root = fileURLToPath(new URL('..', import.meta.url))
const program = buildForTests()
const example =
  /```json\n([^]*?)```/.exec(readFileSync(path.join(root, 'docs/seed.md'), 'utf8'))?.[1] ?? ''

/** As `npm run -s seed` runs it, with nothing of our own environment. */
function seed(args: readonly string[], environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/seed.ts', ...args],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

function write(folder: string, text: string): string {
  const file = path.join(folder, 'seed.json')
  writeFileSync(file, text)
  return file
}

interface Printed {
  staff: { account: string; token: string }[]
  students: { token?: string }[]
}

/** Who the product takes the holder of a token for. */
async function whoIs(url: string, caller: 'staff' | 'student', token: string): Promise<unknown> {
  const operation = caller === 'staff' ? 'accounts.current-session' : 'identity.who-am-i'
  const response = await fetch(`${url}/call/${caller}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ operation, input: {} }),
  })
  return response.json()
}

test('without a gateway: starts the database, loads, prints JSON alone, stops the database; the tokens then open sessions', async () => {
  const DATA_FOLDER = newDataFolder()
  const loaded = seed(['--file', write(DATA_FOLDER, example)], { DATA_FOLDER })
  expect(loaded).toMatchObject({ status: 0, stderr: '' })
  const printed = JSON.parse(loaded.stdout) as Printed
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()

  const gateway = await startGateway(program, { DATA_FOLDER })
  expect(gateway.output()).not.toMatch(/正在载入演示数据|演示账号/)
  const office = printed.staff.find((it) => it.account === '10001jyb')?.token ?? ''
  expect(await whoIs(gateway.url, 'staff', office)).toMatchObject({
    ok: true,
    value: { name: '陈老师', schoolName: '样例大学' },
  })
  expect(await whoIs(gateway.url, 'student', printed.students[0]?.token ?? '')).toMatchObject({
    ok: true,
    value: { student: { name: '张样例' } },
  })
  await gateway.end('SIGINT')
})

test('beside a running gateway: loads into its database, and the gateway goes on', async () => {
  const DATA_FOLDER = newDataFolder()
  const gateway = await startGateway(program, { DATA_FOLDER })
  const before = databaseIn(DATA_FOLDER)
  const loaded = seed(['--file', write(DATA_FOLDER, example)], { DATA_FOLDER })
  expect(loaded).toMatchObject({ status: 0, stderr: '' })
  const printed = JSON.parse(loaded.stdout) as Printed
  expect(databaseIn(DATA_FOLDER)).toEqual(before)
  expect(await health(gateway.url)).toEqual({ code: 200, status: 'ok' })
  expect(await whoIs(gateway.url, 'staff', printed.staff[0]?.token ?? '')).toMatchObject({
    ok: true,
    value: { name: '周主任' },
  })
  await gateway.end('SIGINT')
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('a generated province tells its progress on standard error and prints what it made', () => {
  const DATA_FOLDER = newDataFolder()
  const made = seed(['--students', '200', '--year', '2025'], { DATA_FOLDER })
  expect(made.status).toBe(0)
  const province = JSON.parse(made.stdout) as {
    year: number
    schools: { students: number }[]
    staff: { account: string; token: string }[]
  }
  expect(province.year).toBe(2025)
  expect(province.schools.reduce((sum, it) => sum + it.students, 0)).toBe(200)
  expect(province.staff.map((it) => it.account)).toEqual(
    expect.arrayContaining(['szxsh', '10558jyb', '10558fdy01']),
  )
  expect(made.stderr).toMatch(/\[1\/153\] 中山大学：\d+ 名学生；共 \d+ 名，用时 \d+ 秒\n/)
  expect(made.stderr).toMatch(/共 200 名/)
  expect(databaseIn(DATA_FOLDER)).toBeUndefined()
})

test('a bad file is refused in a sentence, before any database is started', () => {
  const DATA_FOLDER = newDataFolder()
  const file = write(newDataFolder(), example.replace('"10001"', '"1"'))
  const refused = seed(['--file', file], { DATA_FOLDER })
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).toBe(
    '没有载入任何数据：种子文件不符合格式：\n  schools 第 1 项 code：院校代码为 5 位数字\n',
  )
  expect(readdirSync(DATA_FOLDER)).toEqual([])
})

test('arguments say which of the two, and how many', () => {
  const now = new Date('2026-03-01T00:00:00Z')
  const read = (line: string) => readTask(line.split(' ').filter(Boolean), now)
  expect(read('--file a.json')).toEqual({ file: 'a.json' })
  expect(read('--students 450000')).toEqual({ students: 450_000, year: 2026, seed: 1 })
  expect(read('--students 5 --year 2025 --seed 7')).toEqual({ students: 5, year: 2025, seed: 7 })
  const usage = /^用法：\n {2}npm run seed -- --file seed\.json/
  for (const line of ['', '--fiel a.json', '--file a.json --students 5', 'a.json'])
    expect(() => read(line)).toThrow(usage)
  expect(() => read('--file a.json --seed 5')).toThrow('--year 和 --seed 只用于 --students')
  expect(() => read('--students many')).toThrow('--students 应为 1 到 1000000 之间的整数')
  expect(() => read('--students 5 --year 1999')).toThrow('--year 应为 2000 到 2100 之间的整数')
})

test('invented people are refused in production', () => {
  const DATA_FOLDER = newDataFolder()
  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://biyetong.example.cn',
    FACE_PROVIDER: 'wechat',
    WECHAT_PROVIDER: 'real',
    WECHAT_APP_ID: 'wx',
    WECHAT_APP_SECRET: 'secret',
    SIGNING_KEY_FILE: 'key.pem',
    SIGNING_CHAIN_FILE: 'chain.pem',
    SIGNING_ROOTS_FILE: 'roots.pem',
    KEY_FILE: 'keys.json',
    SCANNER: 'none',
  }
  const refused = seed(['--students', '5'], { DATA_FOLDER, ...production })
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).toBe('没有载入任何数据：生产环境不生成虚构的数据。\n')
  expect(readdirSync(DATA_FOLDER)).toEqual([])
})
