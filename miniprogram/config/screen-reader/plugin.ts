import type { IPluginContext, TaroPlatformBase } from '@tarojs/service'
import path from 'node:path'
import { screenReaderAttributes } from './attributes'

/**
 * Taro's WXML templates carry only the attributes that it knows of, and what a screen reader needs is not among them:
 * without this every ariaLabel would be lost on the way to WeChat. Templates and app call attributes by their numbers,
 * so both have to know the same ones.
 */
export default function screenReader(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (!platform.template) return
      platform.template.mergeComponents(context, screenReaderAttributes)
      const before = platform.runtimePath
      platform.runtimePath = [
        ...(Array.isArray(before) ? before : [before]),
        // It is written into an import: with the slashes of the web on Windows too.
        path.join(__dirname, 'runtime.ts').split(path.sep).join('/'),
      ]
    },
  })
}
