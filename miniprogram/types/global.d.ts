/// <reference types="@tarojs/taro" />

declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by a constant at build time. */
    TARO_ENV: 'weapp' | 'h5'
  }
}

/** The cloud environment that WeChat's calls go to; empty for the account's default one. Set when building. */
declare const CLOUD_ENV: string
