import type { ReportData } from '../fields/field'
import type { ApplicationKind } from '../workflow'

const papers: Record<ApplicationKind, readonly string[]> = {
  dispatch: [
    'acceptance',
    'reassignmentReason',
    'originalCertificate',
    'releaseLetter',
    'newAcceptance',
  ],
  employment: ['proof', 'amendmentReason'],
}

/** Whether a field is of the application alone, or shows what was true at its time. */
export const isPaper = (kind: ApplicationKind, field: string): boolean =>
  papers[kind].includes(field)

/** What an application starts from: what is settled, without the papers of another time. */
export const applicationStart = (kind: ApplicationKind, settled: ReportData): ReportData =>
  Object.fromEntries(Object.entries(settled).filter(([name]) => !isPaper(kind, name)))
