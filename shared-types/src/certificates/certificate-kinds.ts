export const certificateKinds = ['registration-certificate', 'destination-certificate'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** What the document is called in full, by kind. */
export const certificateTitles: Record<CertificateKind, string> = {
  'registration-certificate': '全国普通高等学校毕业生就业报到证',
  'destination-certificate': '普通高等学校毕业生毕业去向登记证明',
}

/** What people call it: on a tile, in a heading. */
export const certificateNames: Record<CertificateKind, string> = {
  'registration-certificate': '电子报到证',
  'destination-certificate': '毕业去向登记证明',
}

export interface CertificateKindRule {
  fromYear: number
  kind: CertificateKind
}

/** The paper certificate ended with the cohort of 2022; from 2023 the destination is registered instead. */
export const defaultCertificateKinds: readonly CertificateKindRule[] = [
  { fromYear: 2000, kind: 'registration-certificate' },
  { fromYear: 2023, kind: 'destination-certificate' },
]

/** The rule with the latest year up to the cohort's holds; the centre may have made others than the usual ones. */
export function kindForCohort(
  year: number,
  rules: readonly CertificateKindRule[] = defaultCertificateKinds,
): CertificateKind {
  const sorted = [...rules].sort((a, b) => b.fromYear - a.fromYear)
  return sorted.find((it) => it.fromYear <= year)?.kind ?? 'registration-certificate'
}
