import { isIPv4, isIPv6 } from 'node:net'

/**
 * Where an address lies, as far as the address itself tells. Data about public addresses is not shipped with the
 * platform: of those it is said that nothing is known, rather than guessed.
 */
export function regionOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '')
  if (plain === '::1' || plain.startsWith('127.')) return '本机'
  if (isIPv4(plain)) return isPrivate(plain) ? '内网' : '未知'
  if (isIPv6(plain)) return /^(f[cd]|fe[89ab])/i.test(plain) ? '内网' : '未知'
  return '未知'
}

/** RFC 1918, and the carriers' shared space of RFC 6598. */
function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number)
  return (
    a === 10 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b <= 127)
  )
}

/** Order matters: nearly every browser also calls itself Chrome and Safari. */
const BROWSERS: [name: string, pattern: RegExp][] = [
  ['微信', /MicroMessenger\/(\d+)/],
  ['企业微信', /wxwork\/(\d+)/],
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['QQ 浏览器', /QQBrowser\/(\d+)/],
  ['360 浏览器', /(?:360SE|360EE|QihooBrowser)\/?(\d+)?/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Chrome', /(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//],
]
const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows NT/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
]

/** 「Chrome 130 · Windows」 */
export function browserName(userAgent: string): string {
  const browser = BROWSERS.map(([name, pattern]) => [name, pattern.exec(userAgent)] as const).find(
    ([, found]) => found,
  )
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const named = browser && [browser[0], browser[1]?.[1]].filter(Boolean).join(' ')
  return [named, system].filter(Boolean).join(' · ') || '未知'
}
