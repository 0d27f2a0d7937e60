import { recall, remember } from '../../platform/device-storage'

const KEY = 'large-text'

/** 「大字模式」, chosen on this device. */
export const isLargeText = (): boolean => recall(KEY) === true

export function setLargeText(large: boolean): void {
  remember(KEY, large)
}
