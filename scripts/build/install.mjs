import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

const OLDEST = [20, 15]

/** Installs what the lock file names when it was never installed or has changed since. Ends the process when it cannot. */
export async function installIfNeeded() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    process.stderr.write(
      `需要 Node.js ${OLDEST.join('.')} 或更高版本，当前为 ${process.version}。\n`,
    )
    process.exit(1)
  }
  const installed = path.join(root, 'node_modules/.package-lock.json')
  const isCurrent =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
  if (isCurrent) return
  process.stdout.write('正在安装依赖（首次约需一两分钟）……\n')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  process.stderr.write('依赖没有安装成功，请检查网络后重试。\n')
  process.exit(1)
}
