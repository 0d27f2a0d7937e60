import fs from 'node:fs'
import path from 'node:path'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

/** Where `npm run build:weapp -w miniprogram` puts the app. */
export const weappFolder = path.resolve(__dirname, '../../dist/weapp')

/** The pages of a compiled app, sub-packages included. Throws one sentence when it has not been built. */
export function pagesOf(folder: string): string[] {
  const file = path.join(folder, 'app.json')
  if (!fs.existsSync(file))
    throw new Error(`${folder} holds no app: run npm run build:weapp -w miniprogram first`)
  const app = JSON.parse(fs.readFileSync(file, 'utf8')) as AppJson
  const inPackages = (app.subPackages ?? []).flatMap((it) =>
    it.pages.map((page) => `${it.root.replace(/\/$/, '')}/${page}`),
  )
  return [...app.pages, ...inPackages]
}
