import { unitTree, type UnitNode } from '../list/major-tree'

/** The tree without what has nothing waiting for this level. */
export function pendingTree(majors: Parameters<typeof unitTree>[0]): UnitNode[] {
  return unitTree(majors.filter((it) => it.majorId !== null && it.pending > 0))
}

/** The majors below, whatever their depth. */
export const majorsIn = (nodes: readonly UnitNode[]): UnitNode[] =>
  nodes.flatMap((it) => (it.filter.majorId ? [it] : majorsIn(it.children)))
