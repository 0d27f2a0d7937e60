import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { platform } from './platform/platform'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => platform.start())
  return children
}
