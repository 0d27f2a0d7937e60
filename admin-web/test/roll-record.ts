import type { RollRecord } from 'shared-types/students/roll-record'
import { originReport } from './report'

/** A record of the roll that may be corrected; nothing has been reported. */
export function rollRecord(changes: Partial<RollRecord> = {}): RollRecord {
  return {
    id: '00000000-0000-7000-8000-000000000040',
    version: 3,
    year: 2026,
    holder: originReport().holder,
    values: {
      name: '陈嘉怡',
      idType: 'resident',
      studentNumber: '202200001',
      examNumber: '',
      sex: 'female',
      birthDate: '2004-01-01',
      ethnicity: '01',
      politicalStatus: '03',
      educationLevel: '11201',
      major: '软件工程',
      class: '软件1班',
      trainingMode: '1',
      studyYears: '4',
      enrolledOn: '2022-09-01',
      graduatesOn: '2026-06-30',
      originRegion: '440106',
      diplomaNumber: '',
    },
    bound: null,
    confirmedUntil: null,
    hasReported: false,
    hasCertificate: false,
    reports: [],
    history: [],
    mayEdit: true,
    ...changes,
  }
}
