import { buildSync } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pagesOf } from '../host/bundle'
import { nativeStyles, rewriteWxml, rewriteWxss } from './rewrite'

/** What the runtime in the browser is given: the files of the bundle by path without extension. */
export interface PreviewBundle {
  pages: string[]
  js: Record<string, string>
  json: Record<string, { usingComponents?: Record<string, string> }>
  css: Record<string, string>
}

/**
 * One HTML document that runs a compiled mini-program on WeChat's own component framework: real templates, WXS and
 * styles. Native widgets are imitated: it shows what the app does, not how each pixel will look on a phone.
 */
export function buildPreview(folder: string): string {
  const bundle: PreviewBundle = { pages: pagesOf(folder), js: {}, json: {}, css: {} }
  const templates = new TmplGroup()
  for (const file of filesOf(folder)) addFile(bundle, templates, folder, file)
  const compiled = templates.getTmplGenObjectGroups()
  templates.free()
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>${nativeStyles}${bundle.css['app'] ?? ''}</style><style id="page-style"></style>
<body><script>
window.weappBundle = ${inScript(JSON.stringify(bundle))}
window.weappTemplates = ${inScript(compiled)}
</script><script>${inScript(runtime())}</script></body></html>`
}

function addFile(bundle: PreviewBundle, templates: TmplGroup, folder: string, file: string): void {
  const id = path.relative(folder, file).replace(/\.\w+$/, '')
  const text = () => fs.readFileSync(file, 'utf8')
  switch (path.extname(file)) {
    case '.wxml':
      templates.addTmpl(id, rewriteWxml(text()))
      break
    case '.wxs':
      templates.addScript(id, text())
      break
    case '.wxss':
      bundle.css[id] = rewriteWxss(withImports(file))
      break
    case '.js':
      bundle.js[id] = text()
      break
    case '.json':
      bundle.json[id] = JSON.parse(text()) as PreviewBundle['json'][string]
      break
  }
}

function withImports(file: string): string {
  return fs
    .readFileSync(file, 'utf8')
    .replace(/@import\s*['"]([^'"]+)['"];?/g, (_, wanted: string) =>
      withImports(path.resolve(path.dirname(file), wanted)),
    )
}

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => path.join(it.parentPath, it.name))
}

function runtime(): string {
  const built = buildSync({
    entryPoints: [fileURLToPath(new URL('runtime/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    mainFields: ['module', 'main'],
  })
  return built.outputFiles[0]?.text ?? ''
}

/** A script must not contain what would end it. */
const inScript = (code: string) => code.replace(/<\//g, '<\\/')
