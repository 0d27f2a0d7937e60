// What people download, held against a budget. Needs the builds.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const KB = 1024

interface Size {
  label: string
  bytes: number
  budget: number
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder))
    throw new Error(`${path.relative(root, folder)} 不存在，请先运行 npm run build`)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) =>
    statSync(path.join(folder, it)).isFile(),
  )
}

/** WeChat loads the main package before the first screen; sub-packages follow when opened. Source maps and licences are not uploaded. */
function miniProgram(): Size[] {
  const folder = path.join(root, 'miniprogram/dist/weapp')
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const packages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map((it) => it.root)
  const uploaded = filesBelow(folder).filter((it) => !/\.map$|LICENSE\.txt$/.test(it))
  const bytesOf = (files: string[]) =>
    files.reduce((sum, it) => sum + statSync(path.join(folder, it)).size, 0)
  const main = uploaded.filter((it) => !packages.some((name) => it.startsWith(name)))
  return [
    { label: '小程序主包', bytes: bytesOf(main), budget: 1024 * KB },
    { label: '小程序合计', bytes: bytesOf(uploaded), budget: 2048 * KB },
  ]
}

/** Scripts and styles that a page names itself: what comes before its first line is drawn. */
function firstLoad(label: string, folder: string, budget: number): Size {
  const page = readFileSync(path.join(root, folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((it) => it[1] ?? '')
  const local = named.map((it) => path.join(root, folder, it.replace(/^\/(m\/)?/, '')))
  const bytes = local.reduce(
    (sum, it) => sum + gzipSync(readFileSync(it)).length,
    gzipSync(page).length,
  )
  return { label, bytes, budget }
}

const sizes = [
  ...miniProgram(),
  firstLoad('管理端首屏（gzip）', 'admin-web/dist', 160 * KB),
  firstLoad('学生端网页首屏（gzip）', 'miniprogram/dist/h5', 400 * KB),
]
for (const { label, bytes, budget } of sizes)
  console.log(
    `${bytes > budget ? '✗' : '✓'} ${label}：${Math.round(bytes / KB)} KB（上限 ${budget / KB} KB）`,
  )
process.exit(sizes.some((it) => it.bytes > it.budget) ? 1 : 0)
