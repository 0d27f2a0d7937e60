import { certificateNames, kindForCohort } from 'shared-types/certificates/certificate-kinds'

/** What a cohort's document is called; without a cohort, the name everybody knows. */
export const certificateName = (year?: number): string =>
  certificateNames[year === undefined ? 'registration-certificate' : kindForCohort(year)]
