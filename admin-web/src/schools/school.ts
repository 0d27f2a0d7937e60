import type { OutputOf } from '../api/call'

export type School = OutputOf<'schools.list'>['rows'][number]
export type IssuedAccount = OutputOf<'schools.add'>['issued']

/** Whether its staff need a second factor, and who says so. */
export const secondFactorText = ({ requireSecondFactor, requiredByCentre }: School) =>
  requiredByCentre ? '省中心要求' : requireSecondFactor ? '学校要求' : '未要求'
