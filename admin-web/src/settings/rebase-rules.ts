import type { CertificateKindRule } from 'shared-types/certificates/certificate-kinds'

/** Lays what was added, changed and removed since `before` over what somebody else has saved meanwhile. */
export function rebaseRules(
  mine: readonly CertificateKindRule[],
  before: readonly CertificateKindRule[],
  latest: readonly CertificateKindRule[],
): CertificateKindRule[] {
  const had = new Map(before.map((it) => [it.fromYear, it.kind]))
  const kept = new Set(mine.map((it) => it.fromYear))
  const changed = mine.filter((it) => had.get(it.fromYear) !== it.kind)
  const isMine = new Set(changed.map((it) => it.fromYear))
  const others = latest.filter(
    (it) => !isMine.has(it.fromYear) && (kept.has(it.fromYear) || !had.has(it.fromYear)),
  )
  return [...others, ...changed].sort((a, b) => a.fromYear - b.fromYear)
}
