type Evaluate = (names: string[], code: string, id: string) => (...values: unknown[]) => void

/** WeChat's `require` over the files of a bundle; ids are paths from its root, without `.js`. */
export function moduleLoader(
  read: (id: string) => string,
  evaluate: Evaluate,
  globals: Record<string, unknown>,
): (id: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()
  return function load(id) {
    const known = loaded.get(id)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(id, module)
    const require = (wanted: string) => load(resolveFrom(id, wanted))
    const run = evaluate(['require', 'module', 'exports', ...Object.keys(globals)], read(id), id)
    run(require, module, module.exports, ...Object.values(globals))
    return module.exports
  }
}

/** `./b.js` seen from `a/page` is `a/b`. */
export function resolveFrom(id: string, wanted: string): string {
  const steps = wanted.startsWith('/') ? [] : id.split('/').slice(0, -1)
  for (const step of wanted.split('/')) {
    if (step === '..') steps.pop()
    else if (step && step !== '.') steps.push(step)
  }
  return steps.join('/').replace(/\.js$/, '')
}
