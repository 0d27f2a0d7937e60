import type { ApplicationKind } from 'shared-types/reports/workflow'

interface Words {
  /** What is applied for. */
  change: string
  former: string
  settled: string
}

export const applicationWords: Record<ApplicationKind, Words> = {
  dispatch: { change: '改派', former: '原派遣', settled: '原派遣方案' },
  employment: { change: '变更', former: '原就业信息', settled: '原就业信息' },
}
