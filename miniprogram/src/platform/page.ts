import Taro from '@tarojs/taro'
import { homePage } from '../navigation/pages'

/** The page in front, and what lies behind it. */
export function goTo(page: string): void {
  void Taro.navigateTo({ url: page })
}

/** In place of the page in front, which the way back then skips. */
export function replaceBy(page: string): void {
  void Taro.redirectTo({ url: page })
}

export function goHome(): void {
  void Taro.reLaunch({ url: homePage })
}

/** A page opened by a link has no page behind it: home is. */
export function goBack(): void {
  if (hasPageBehind()) void Taro.navigateBack()
  else goHome()
}

export const hasPageBehind = () => Taro.getCurrentPages().length > 1

export function setTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title })
}

/** @param id of the element, which then stands a little below the top. */
export function scrollTo(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -60 })
}

export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
