/* eslint-disable no-restricted-properties -- the build's own settings, as documented by Taro */
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

/** TypeScript outside `src` Taro leaves uncompiled unless told. */
const compile = {
  include: [
    path.resolve(__dirname, '../../shared-types/src'),
    path.resolve(__dirname, 'screen-reader'),
  ],
}

// The order of rules across files does not matter here: every class belongs to one component.
const extractCss = { ignoreOrder: true }

export default defineConfig<'webpack5'>({
  projectName: 'miniprogram',
  date: '2026-11-24',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.resolve(__dirname, 'screen-reader/plugin.ts')],
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env['CLOUDBASE_ENV'] ?? '') },
  copy: { patterns: [], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: extractCss,
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    compile,
    // Served below /m/ by the gateway, and anywhere else by anyone else.
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // Instead of Taro's script, src/index.html says in CSS how large a rem is.
    htmlPluginOption: { script: '' },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ...extractCss,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: true, config: {} },
    },
  },
})
