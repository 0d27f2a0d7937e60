import Taro from '@tarojs/taro'

/** Small values kept on this device only; a phone that is full or forbids it simply remembers nothing. */
export function remember(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // What is kept here is a convenience: the server has what matters.
  }
}

/** What was remembered, or undefined. It may stem from an older version of the app: check before use. */
export function recall(key: string): unknown {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' ? undefined : value
  } catch {
    return undefined
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing to forget.
  }
}
