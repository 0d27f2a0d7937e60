import type { SavedView } from 'shared-types/preferences/operations'

/** Not part of a view: where in the list somebody was, and the year, which follows the switch. */
const passing = ['year', 'after', 'page', 'limit', 'open']

/** What of an address is a view: its filters and its order, always written alike. */
export function viewQuery(params: URLSearchParams): string {
  const kept = [...params].filter(([name]) => !passing.includes(name))
  return new URLSearchParams(kept.sort(([a], [b]) => a.localeCompare(b))).toString()
}

/** The address of a view, in the year that one is in. */
export function addressOf({ query }: SavedView, params: URLSearchParams): string {
  const next = new URLSearchParams(query)
  const year = params.get('year')
  if (year) next.set('year', year)
  return `?${next.toString()}`
}

/** Of the same name there is one: the later replaces the earlier. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  views.some((it) => it.name === view.name)
    ? views.map((it) => (it.name === view.name ? view : it))
    : [...views, view]

/** A name that a view may have among the others; otherwise why not. */
export function nameProblem(name: string, others: readonly SavedView[]): string | undefined {
  if (!name.trim()) return '请填写视图名称'
  return others.some((it) => it.name === name.trim()) ? '已有同名的视图' : undefined
}
