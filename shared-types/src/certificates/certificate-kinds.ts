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

/** The paper certificate ended with the cohort of 2022; from 2023 the destination is registered instead. */
export function kindForCohort(year: number): CertificateKind {
  return year <= 2022 ? 'registration-certificate' : 'destination-certificate'
}
