/** One node of what Taro has sent to the view; the short names are Taro's. */
export interface TreeNode {
  /** Id given in the source, and Taro's own. */
  uid?: string
  sid?: string
  /** Class. */
  cl?: string
  /** Text, or the value of a field. */
  v?: unknown
  /** Children. */
  cn?: TreeNode[]
}

export function findIn(node: TreeNode, fits: (node: TreeNode) => boolean): TreeNode[] {
  const below = (node.cn ?? []).flatMap((it) => findIn(it, fits))
  return fits(node) ? [node, ...below] : below
}

/** From the root to the node, both included; empty when it is not there. */
export function pathTo(root: TreeNode, wanted: TreeNode): TreeNode[] {
  if (root === wanted) return [root]
  for (const child of root.cn ?? []) {
    const rest = pathTo(child, wanted)
    if (rest.length > 0) return [root, ...rest]
  }
  return []
}

export function textOf(node: TreeNode): string {
  const own = typeof node.v === 'string' && !node.cn ? node.v : ''
  return own + (node.cn ?? []).map(textOf).join('')
}

/** Text itself, which takes no events; the number of its kind in Taro's templates changes with every build. */
export const isText = (node: TreeNode): boolean =>
  typeof node.v === 'string' && node.cl === undefined && node.cn === undefined

export const className = (node: TreeNode): string[] => (node.cl ?? '').split(' ')

/** Applies one key of a `setData`, such as `root.cn.[0].cn.[1].v`. */
export function setPath(target: object, path: string, value: unknown): void {
  const keys = path.replace(/\.?\[(\d+)\]/g, '.$1').split('.')
  let at = target as Record<string, unknown>
  keys.slice(0, -1).forEach((key, index) => {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {}
    at = at[key] as Record<string, unknown>
  })
  at[keys.at(-1) ?? ''] = value
}
