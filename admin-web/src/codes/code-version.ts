import type { VersionedTableId } from 'shared-types/codes/versioned-tables'
import type { OutputOf } from '../api/call'

export type CodeVersion = OutputOf<'codes.list'>['versions'][number]
export type CodeEntry = OutputOf<'codes.get'>['entries'][number]

/** The versions of one table, newest first. */
export const versionsOf = (
  versions: readonly CodeVersion[],
  table: VersionedTableId | undefined,
): CodeVersion[] =>
  versions.filter((it) => it.table === table).sort((a, b) => b.validFromYear - a.validFromYear)

export type CodeNode = CodeEntry & { children?: CodeEntry[] }

/** Headings with what stands below them; a table of one level stays a list. */
export function asTree(entries: readonly CodeEntry[]): CodeNode[] {
  if (!entries.some((it) => it.level === 1)) return [...entries]
  const tree: (CodeEntry & { children: CodeEntry[] })[] = []
  const loose: CodeEntry[] = []
  for (const entry of entries) {
    const heading = tree.at(-1)
    if (entry.level === 1) tree.push({ ...entry, children: [] })
    else if (heading) heading.children.push(entry)
    else loose.push(entry)
  }
  return [...loose, ...tree]
}

/** What matches, with the heading it stands under; a heading that matches keeps all of its own. */
export function searchTree(tree: readonly CodeNode[], text: string): CodeNode[] {
  const wanted = text.trim().toUpperCase()
  if (!wanted) return [...tree]
  const fits = (it: CodeEntry) =>
    it.code.toUpperCase().startsWith(wanted) || it.name.toUpperCase().includes(wanted)
  return tree.flatMap((node) => {
    if (fits(node)) return [node]
    const children = node.children?.filter(fits) ?? []
    return children.length > 0 ? [{ ...node, children }] : []
  })
}
