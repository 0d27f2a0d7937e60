// Everything a reviewer needs to believe this checkout, in one command. `npm test -- quick` leaves out the second
// database and the browser.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { installIfNeeded } from './build/install.mjs'
import { root, run } from './build/run.mjs'
import { ensurePrograms } from './test/programs.mjs'
import { runInBrowser } from './test/in-browser.mjs'
import { runJest } from './test/jest.mjs'

process.chdir(root)
await installIfNeeded()
const isQuick = process.argv.includes('quick')
if (!isQuick) ensurePrograms()

const npm = (script) => () => run('npm', ['run', '--silent', script])
const check = (work) => async () => {
  await work()
  return { passed: 1, failed: 0, skipped: 0 }
}

// Jest leaves one free, which on two cores is half of them.
const everyCore = '--maxWorkers=100%'

/** On the other PostgreSQL that the product supports at least, Debian's 15, through DATABASE_URL. */
async function onDebianPostgres() {
  const { startDebianPostgres } = await import('./test/debian-postgres.mjs')
  const server = await startDebianPostgres()
  try {
    return await runJest(
      [
        '--selectProjects',
        'node',
        everyCore,
        '--testPathPatterns',
        'cloudfunctions/src',
        'cloudfunctions/test',
      ],
      {
        DATABASE_URL: server.url,
      },
    )
  } finally {
    await server.stop()
  }
}

const steps = [
  ['类型', check(npm('types'))],
  ['规范', check(npm('lint'))],
  ['格式', check(npm('format:check'))],
  ['无用代码', check(npm('unused'))],
  ['契约文档', check(npm('openapi:check'))],
  ['数据库类型', check(npm('db:types:check'))],
  ['构建', check(() => run(process.execPath, ['scripts/build.mjs']))],
  ['体积', check(npm('sizes'))],
  ['单元与操作测试', () => runJest(['--selectProjects', 'node', 'screens', everyCore])],
  ...(isQuick
    ? []
    : [
        ['在 Debian 的 PostgreSQL 上', onDebianPostgres],
        ['浏览器全程', runInBrowser],
      ]),
]

const totals = { passed: 0, failed: 0, skipped: 0 }
for (const [label, work] of steps) {
  const begun = Date.now()
  process.stdout.write(`\n▶ ${label}\n`)
  const result = await work().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  for (const key of Object.keys(totals)) totals[key] += result[key]
  const seconds = Math.round((Date.now() - begun) / 1000)
  process.stdout.write(
    `${result.failed ? '✗' : '✓'} ${label}：通过 ${result.passed}，失败 ${result.failed}（${seconds} 秒）\n`,
  )
}
if (existsSync(path.join(root, 'e2e/pictures')))
  process.stdout.write('\n浏览器测试的截图在 e2e/pictures/\n')
process.stdout.write(
  `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
)
process.exit(totals.failed ? 1 : 0)
