import type { IPluginContext } from '@tarojs/service'
import type { TaroPlatformBase } from '@tarojs/service'

const attributes = {
  'aria-role': 'i.ariaRole',
  'aria-label': 'i.ariaLabel',
  'aria-hidden': 'i.ariaHidden',
  'aria-disabled': 'i.ariaDisabled',
  'aria-live': 'i.ariaLive',
}

/**
 * Taro's WXML templates carry only the attributes that it knows of, and what a screen reader needs is not among them:
 * without this every ariaLabel would be lost on the way to WeChat.
 */
export default function screenReaderAttributes(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      platform.template?.mergeComponents(context, {
        View: attributes,
        Text: attributes,
        Button: attributes,
        Image: attributes,
        Input: attributes,
        Textarea: attributes,
        Picker: attributes,
      })
    },
  })
}
