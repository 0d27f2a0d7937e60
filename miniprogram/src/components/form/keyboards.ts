import type { InputProps } from '@tarojs/components'
import { platform } from '../../platform/platform'

/** What is typed; each platform has its own way to bring up the right keys. */
export type Keyboard = 'text' | 'phone' | 'number' | 'email' | 'idcard'

type Type = NonNullable<InputProps['type']>
interface Settings {
  type: Type
  /** Attributes of the browser's own field. */
  native: Record<string, string>
}

/** In a browser numbers stay text: a number field drops leading zeros and takes an e. */
const inBrowser: Record<Keyboard, Settings> = {
  text: { type: 'text', native: {} },
  phone: { type: 'text', native: { inputmode: 'tel' } },
  number: { type: 'text', native: { inputmode: 'numeric' } },
  email: { type: 'text', native: { inputmode: 'email' } },
  idcard: { type: 'text', native: { autocapitalize: 'characters' } },
}

const inWechat: Record<Keyboard, Settings> = {
  text: { type: 'text', native: {} },
  // Numbers of Hong Kong, Macau and Taiwan begin with their area code: the plus may be left out.
  phone: { type: 'number', native: {} },
  number: { type: 'number', native: {} },
  email: { type: 'text', native: {} },
  idcard: { type: 'idcard', native: {} },
}

export const keyboardSettings = (keyboard: Keyboard): Settings =>
  (platform.name === 'h5' ? inBrowser : inWechat)[keyboard]
