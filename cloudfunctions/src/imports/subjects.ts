import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import { fieldsOfSubject, type ImportField } from 'shared-types/imports/import-subjects'
import type { Tx } from '../database/scope'
import { currentYear } from '../organisation/current-year'
import { archiveSubject } from './archives/archive-subject'
import { authoritySubject } from './authorities/authority-subject'
import { pastCertificateSubject } from './certificates/past-certificate-subject'
import { companySubject } from './companies/company-subject'
import { reportSubject } from './reports/report-subject'
import { rollSubject } from './roll/roll-subject'
import type { Subject } from './subject'
import { unitSubject } from './units/unit-subject'

/** Everything that can be imported. A new subject is its fields in the contract and an entry here. */
const subjects: Record<ImportSubjectName, Subject<unknown>> = {
  roll: rollSubject,
  department: unitSubject('department'),
  major: unitSubject('major'),
  class: unitSubject('class'),
  authority: authoritySubject,
  company: companySubject,
  archive: archiveSubject,
  'past-certificate': pastCertificateSubject,
  origin: reportSubject('origin'),
  dispatch: reportSubject('dispatch'),
  employment: reportSubject('employment'),
}

export const subjectOf = (name: ImportSubjectName): Subject<unknown> => subjects[name]

/** What a column of its files may mean, for a school and year. */
export async function fieldsFor(
  tx: Tx,
  at: { subject: ImportSubjectName; schoolId: string; year: number | undefined },
): Promise<readonly ImportField[]> {
  const { fieldsOf } = subjectOf(at.subject)
  if (!fieldsOf) return fieldsOfSubject(at.subject)
  return fieldsOf(tx, { schoolId: at.schoolId, year: at.year ?? (await currentYear(tx)) })
}
