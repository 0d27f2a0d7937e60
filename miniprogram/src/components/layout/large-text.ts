import { recall, remember } from '../../platform/device-storage'
import { platform } from '../../platform/platform'

const KEY = 'large-text'

/** 「大字模式」: as chosen on this device; where nothing was chosen, as the person has set up the phone. */
export function isLargeText(): boolean {
  const chosen = recall(KEY)
  return typeof chosen === 'boolean' ? chosen : platform.prefersLargeText()
}

export function setLargeText(large: boolean): void {
  remember(KEY, large)
}
