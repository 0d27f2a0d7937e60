import { importPermissions, type ImportSubjectName } from '../accounts/permissions'
import { archiveImportFields } from '../archives/import-fields'
import { authorityFields } from '../authorities/authority-fields'
import { pastCertificateFields } from '../certificates/past-certificate-fields'
import { companyFields } from '../companies/company-fields'
import { unitFields } from '../organisation/unit-fields'
import { reportImportFields } from '../reports/exchange/import-fields'
import { reportKinds } from '../reports/report-kinds'
import { rollFields } from '../students/roll-fields'

/** A column of an import, whatever it is about. */
export interface ImportField {
  name: string
  label: string
  type: string
  /** A row without it is refused. */
  required: boolean
  /** Column names in files, matched besides the label. */
  aliases: readonly string[]
  example: string
  hint: string
}

export interface ImportSubject {
  label: string
  fields: readonly ImportField[]
}

/** Everything that can be imported: what a file of it holds. */
export const importSubjects = {
  roll: { label: '学籍', fields: rollFields },
  department: { label: '院系', fields: unitFields.department },
  major: { label: '专业', fields: unitFields.major },
  class: { label: '班级', fields: unitFields.class },
  authority: { label: '主管单位', fields: authorityFields },
  company: { label: '单位名录', fields: companyFields },
  archive: { label: '档案', fields: archiveImportFields },
  'past-certificate': { label: '历史证书', fields: pastCertificateFields },
  origin: { label: reportKinds.origin.label, fields: reportImportFields('origin') },
  dispatch: { label: reportKinds.dispatch.label, fields: reportImportFields('dispatch') },
  employment: { label: reportKinds.employment.label, fields: reportImportFields('employment') },
} as const satisfies Record<ImportSubjectName, ImportSubject>

export const importSubjectNames = Object.keys(importPermissions) as [
  ImportSubjectName,
  ...ImportSubjectName[],
]

/** As the platform declares them; of reports, a school's settings decide (imports.inspect). */
export const fieldsOfSubject = (subject: ImportSubjectName): readonly ImportField[] =>
  importSubjects[subject].fields
