import type { ReportData } from 'shared-types/reports/fields/field'
import { applicationStart } from 'shared-types/reports/rules/application-start'
import type { Person } from '../contract/people'
import type { Student, World } from '../contract/world'
import { PNG } from './file-bytes'
import { storedReport } from './forms'

export const SHENZHEN: ReportData = {
  dispatchNature: 'employer',
  authority: '深圳市人力资源和社会保障局',
  unit: '深圳示范科技有限公司',
  reportingAddress: '深圳市福田区',
  archiveUnit: '深圳市人力资源和社会保障局',
  archiveAddress: '深圳市福田区',
  archivePostcode: '518000',
}

const PAPERS = ['acceptance', 'originalCertificate', 'releaseLetter', 'newAcceptance']

/** An application as its author sends it: what is settled, changed, with a picture for each of these papers. */
export async function application(
  world: World,
  by: Person,
  student: Student,
  { changes = SHENZHEN, papers = PAPERS } = {},
) {
  const [{ version, data } = { version: 0, data: {} }] = await storedReport(
    world,
    student,
    'dispatch',
  )
  const files: ReportData = {}
  for (const paper of papers)
    files[paper] = await world.upload(by, 'attachment', PNG, { name: `${paper}.png` })
  const reason = { reassignmentReason: '单位变更' }
  return {
    version,
    data: { ...applicationStart('dispatch', data), ...changes, ...reason, ...files },
  }
}
