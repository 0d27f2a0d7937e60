import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

/** Where `npm run build -- mini-program` puts the app. */
export const weappFolder = fileURLToPath(new URL('../../../dist/weapp', import.meta.url))

/** The pages of a compiled app, sub-packages included. Throws one sentence when it has not been built. */
export function pagesOf(folder: string): string[] {
  const file = path.join(folder, 'app.json')
  if (!fs.existsSync(file))
    throw new Error(`${folder} 中没有编译好的小程序，请先运行 npm run build -- mini-program`)
  const app = JSON.parse(fs.readFileSync(file, 'utf8')) as AppJson
  const inPackages = (app.subPackages ?? []).flatMap((it) =>
    it.pages.map((page) => `${it.root.replace(/\/$/, '')}/${page}`),
  )
  return [...app.pages, ...inPackages]
}
