import { useSyncExternalStore } from 'react'

export const colourChoices = ['system', 'light', 'dark'] as const
export type ColourChoice = (typeof colourChoices)[number]
export const colourLabels: Record<ColourChoice, string> = {
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
}

/** Kept by the browser, not by the account; `public/colours.js` reads it before the first paint. */
const KEY = 'biyetong.colours'

const listeners = new Set<() => void>()
const system = () => window.matchMedia('(prefers-color-scheme: dark)')

function readChoice(): ColourChoice {
  try {
    const kept = localStorage.getItem(KEY)
    return colourChoices.find((it) => it === kept) ?? 'system'
  } catch {
    return 'system'
  }
}

const isDark = () => {
  const choice = readChoice()
  return choice === 'dark' || (choice === 'system' && system().matches)
}

function show(): void {
  document.documentElement.dataset['colours'] = isDark() ? 'dark' : 'light'
  for (const tell of listeners) tell()
}

export function chooseColours(choice: ColourChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // Then it holds for nobody but the system.
  }
  show()
}

/** The system, and other tabs of the same browser, may change it as well. */
function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  const media = system()
  media.addEventListener('change', show)
  window.addEventListener('storage', show)
  return () => {
    listeners.delete(tell)
    media.removeEventListener('change', show)
    window.removeEventListener('storage', show)
  }
}

export const useIsDark = () => useSyncExternalStore(subscribe, isDark)
export const useColourChoice = () => useSyncExternalStore(subscribe, readChoice)
