import { createContext, useContext, type ReactNode } from 'react'
import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import { importSubjects, type ImportField } from 'shared-types/imports/import-subjects'

interface Room {
  path: string
  /** The list that shows what was imported. */
  list: string
  /** Belongs to the working year; other records serve every cohort. */
  isOfYear: boolean
}

/** Where the pages of a subject are. */
const rooms = {
  roll: { path: '/roll', list: '学籍列表', isOfYear: true },
  archive: { path: '/archives', list: '档案列表', isOfYear: true },
  origin: { path: '/reports/origin', list: '上报列表', isOfYear: true },
  dispatch: { path: '/reports/dispatch', list: '派遣列表', isOfYear: true },
  employment: { path: '/reports/employment', list: '就业列表', isOfYear: true },
  department: { path: '/organisation/departments', list: '院系', isOfYear: false },
  major: { path: '/organisation/majors', list: '专业', isOfYear: false },
  class: { path: '/organisation/classes', list: '班级', isOfYear: false },
  'past-certificate': { path: '/certificates/past', list: '历史证书', isOfYear: false },
  authority: { path: '/settings/authorities', list: '主管单位', isOfYear: false },
  company: { path: '/settings/companies', list: '单位名录', isOfYear: false },
} as const satisfies Partial<Record<ImportSubjectName, Room>>

type Subject = keyof typeof rooms

const SubjectContext = createContext<Subject>('roll')

/** The pages of an import are the same whatever it is about; below this they are about `subject`. */
export function ImportsOf({ subject, children }: { subject: Subject; children: ReactNode }) {
  return <SubjectContext.Provider value={subject}>{children}</SubjectContext.Provider>
}

export function useImportSubject() {
  const subject = useContext(SubjectContext)
  const { label, fields } = importSubjects[subject]
  return { subject, label, fields: fields as readonly ImportField[], ...rooms[subject] }
}
