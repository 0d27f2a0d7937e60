import '@tarojs/components/types/common'

/** What config/screen-reader adds to the templates and Taro's types do not know. */
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaHidden?: 'true'
    ariaDisabled?: 'true' | 'false'
    ariaLive?: 'polite' | 'assertive'
  }
}
