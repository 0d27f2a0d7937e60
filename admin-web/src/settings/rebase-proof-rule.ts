/** Lays what was ticked and unticked since `before` over what somebody else has saved meanwhile. */
export function rebaseProofRule(
  mine: readonly string[],
  before: readonly string[],
  latest: readonly string[],
): string[] {
  const ticked = mine.filter((it) => !before.includes(it))
  const unticked = before.filter((it) => !mine.includes(it))
  return [...new Set([...latest, ...ticked])].filter((it) => !unticked.includes(it)).sort()
}
