import { useSyncExternalStore } from 'react'

const system = () => window.matchMedia('(prefers-reduced-motion: reduce)')

function subscribe(tell: () => void): () => void {
  const media = system()
  media.addEventListener('change', tell)
  return () => media.removeEventListener('change', tell)
}

export const useIsStill = () => useSyncExternalStore(subscribe, () => system().matches)
