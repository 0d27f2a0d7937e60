import type { Report } from 'shared-types/reports/schemas'

const id = (tail: number) => `00000000-0000-7000-8000-${String(tail).padStart(12, '0')}`
export const department = { id: id(10), name: '计算机学院' }
export const major = { id: id(11), name: '软件工程', departmentId: department.id }

/** A complete origin report that waits for the level-2 user. */
export function originReport(changes: Partial<Report> = {}): Report {
  return {
    id: id(1),
    kind: 'origin',
    submission: 'submitted',
    stage: 'level2',
    source: 'student',
    version: 3,
    data: {
      department: department.id,
      major: major.id,
      originRegion: '440106',
      currentHukou: '与生源地一致',
      politicalStatus: '01',
      mobile: '14500000001',
      teacherTraining: '0',
    },
    updatedAt: '2026-05-01T02:00:00.000Z',
    submittedAt: '2026-05-01T02:00:00.000Z',
    opinion: null,
    holder: {
      name: '陈嘉怡',
      idType: '居民身份证',
      maskedIdNumber: '4401**********0000',
      studentNumber: '202200001',
      sex: '女',
      educationLevel: '本科生毕业',
      educationLevelCode: '11201',
      trainingMode: '非定向',
      trainingModeCode: '1',
      originRegion: '440106',
      schoolName: '中山大学',
      departmentName: department.name,
      majorName: major.name,
      className: '',
      year: 2026,
    },
    settings: [],
    newSettings: null,
    attachments: [],
    application: null,
    history: [],
    allowedActions: ['approve', 'reject', 'save'],
    ...changes,
  }
}
