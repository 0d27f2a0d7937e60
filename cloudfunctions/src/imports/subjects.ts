import type { ImportSubjectName } from 'shared-types/accounts/permissions'
import { archiveSubject } from './archives/archive-subject'
import { authoritySubject } from './authorities/authority-subject'
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
  archive: archiveSubject,
}

export const subjectOf = (name: ImportSubjectName): Subject<unknown> => subjects[name]
