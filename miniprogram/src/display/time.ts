const CHINA_AHEAD_MS = 8 * 3600 * 1000

/** 「2026-06-01 09:30」 in China, whatever the phone's own time zone; the mini-program has no Intl. */
export function timeInChina(iso: string): string {
  const shifted = new Date(Date.parse(iso) + CHINA_AHEAD_MS).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}

/** 「2026-06-01」 in China. */
export const dayInChina = (iso: string): string => timeInChina(iso).slice(0, 10)
