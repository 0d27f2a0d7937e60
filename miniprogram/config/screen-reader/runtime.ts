import { mergeInternalComponents } from '@tarojs/shared'
import { screenReaderAttributes } from './attributes'

mergeInternalComponents(screenReaderAttributes)
