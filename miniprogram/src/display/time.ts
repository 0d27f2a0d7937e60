const CHINA_AHEAD_MS = 8 * 3600 * 1000

/** 「2026-06-01 09:30」 in China, whatever the phone's own time zone; the mini-program has no Intl. */
export function timeInChina(at: string | number): string {
  const shifted = new Date(new Date(at).getTime() + CHINA_AHEAD_MS).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}

/** 「2026-06-01」 in China. */
export const dayInChina = (at: string | number): string => timeInChina(at).slice(0, 10)

/** 「约 30 秒」「约 2 分钟」, never less than is meant. */
export function waitingTime(seconds: number): string {
  return seconds < 60 ? `约 ${Math.ceil(seconds)} 秒` : `约 ${Math.ceil(seconds / 60)} 分钟`
}
