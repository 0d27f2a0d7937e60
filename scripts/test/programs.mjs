import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What looks at our work from outside: a browser, PDF and QR readers, another PostgreSQL. Program → Debian package. */
const programs = {
  pdfsig: 'poppler-utils',
  zbarimg: 'zbar-tools',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
  soffice: 'libreoffice-calc',
}

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const CHINESE_FONTS = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const DEBIAN_POSTGRES = '/usr/lib/postgresql'
/** By which LibreOffice reads a DBF. */
const DBF_DRIVER = '/usr/lib/libreoffice/program/libdbaselo.so'

export const findBrowser = () =>
  [process.env.CHROME_PATH, ...browsers].find((it) => it && existsSync(it))

/** Installs what is missing where it can (Debian, as root); elsewhere one sentence says what to install, and the run ends. */
export function ensurePrograms() {
  const missing = missingPackages()
  if (missing.length === 0) return
  if (!isDebian() || process.getuid?.() !== 0)
    fail(`测试需要这些程序：${missing.join('、')}。请用系统的软件包管理器安装后重试。`)
  process.stdout.write(`正在安装测试用的程序：${missing.join(' ')}\n`)
  apt(['update'])
  apt(['install', '-y', '--no-install-recommends', ...missing])
  const still = missingPackages()
  if (still.length > 0) fail(`没有安装成功：${still.join('、')}。请手工安装后重试。`)
}

function missingPackages() {
  const missing = Object.entries(programs)
    .filter(([program]) => !isOnPath(program))
    .map(([, name]) => name)
  if (!findBrowser()) missing.push('chromium')
  if (isDebian() && !existsSync(CHINESE_FONTS)) missing.push('fonts-noto-cjk')
  if (isDebian() && !existsSync(DEBIAN_POSTGRES)) missing.push('postgresql')
  if (isDebian() && !existsSync(DBF_DRIVER)) missing.push('libreoffice-base-drivers')
  return [...new Set(missing)]
}

const isDebian = () => existsSync('/etc/debian_version')

const isOnPath = (program) =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [program]).status === 0

function apt(args) {
  const result = spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (result.status !== 0) fail(`apt-get ${args[0]} 没有成功，请检查网络后重试。`)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
