import { pathToFileURL } from 'node:url'
import { isUpToDate, remember } from './build/freshness.mjs'
import { buildFunctions, functions } from './build/functions.mjs'
import { buildGateway } from './build/gateway.mjs'
import { run } from './build/run.mjs'

const server = [
  'cloudfunctions/src',
  'cloudfunctions/fonts',
  'cloudfunctions/package.json',
  'shared-types/src',
  'package-lock.json',
]

/** name → what people see, the sources it depends on, what it writes and how. */
const targets = {
  functions: {
    label: '云函数',
    sources: [...server, 'scripts/build'],
    outputs: functions.map((it) => `cloudfunctions/dist/${it}/index.js`),
    build: () => buildFunctions(),
  },
  gateway: {
    label: '网关',
    sources: [...server, 'cloudfunctions/gateway', 'scripts/build'],
    outputs: ['dist/gateway/main.cjs'],
    build: () => buildGateway(),
  },
  'admin-web': {
    label: '管理端',
    sources: ['admin-web', 'shared-types/src', 'package-lock.json'],
    outputs: ['admin-web/dist/index.html'],
    build: () => run('npx', ['vite', 'build', '--logLevel', 'warn'], 'admin-web'),
  },
  'student-app': {
    label: '学生端（网页）',
    sources: ['miniprogram', 'shared-types/src', 'package-lock.json'],
    outputs: ['miniprogram/dist/h5/index.html'],
    build: () => run('npx', ['taro', 'build', '--type', 'h5'], 'miniprogram'),
  },
  'mini-program': {
    label: '学生端（小程序）',
    sources: ['miniprogram', 'shared-types/src', 'package-lock.json'],
    outputs: ['miniprogram/dist/weapp/app.json'],
    build: () => run('npx', ['taro', 'build', '--type', 'weapp'], 'miniprogram'),
  },
}

/** Builds what is not up to date, two at a time. Throws at the first that fails. */
export async function build(names = Object.keys(targets)) {
  const waiting = names.filter((name) => !isUpToDate(name, targets[name]))
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const target = targets[name]
      const begun = Date.now()
      process.stdout.write(`正在构建${target.label}……\n`)
      await target.build()
      remember(name, target)
      process.stdout.write(
        `${target.label}构建完成（${Math.round((Date.now() - begun) / 1000)} 秒）\n`,
      )
    }
  }
  await Promise.all([worker(), worker()])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const unknown = process.argv.slice(2).find((it) => !(it in targets))
  if (unknown) throw new Error(`没有构建目标 ${unknown}；可选：${Object.keys(targets).join('、')}`)
  await build(process.argv.length > 2 ? process.argv.slice(2) : undefined)
}
