import type { Platform } from './contract'
import { h5 } from './h5'
import { weapp } from './weapp'

/** A constant when built, so that the other platform's half is left out of the bundle. */
// eslint-disable-next-line no-restricted-properties -- replaced at build time, there is no environment on a phone
export const platform: Platform = process.env.TARO_ENV === 'h5' ? h5 : weapp
