import Taro from '@tarojs/taro'
import { placeOf } from '../../../components/form/labelled'

const SETTLED_MS = 50

/** After the page has drawn the step on which it stands. */
export function showField(name: string): void {
  setTimeout(
    () => void Taro.pageScrollTo({ selector: `#${placeOf(name)}`, offsetTop: -60 }),
    SETTLED_MS,
  )
}

export function showTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
