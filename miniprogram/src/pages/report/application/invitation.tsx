import { Text } from '@tarojs/components'
import type { Application, Report } from 'shared-types/reports/schemas'
import { applicationOf, type ApplicationKind } from 'shared-types/reports/workflow'
import { Button } from '../../../components/form/button'
import { Card } from '../../../components/layout/card'
import { Warnings } from './warnings'
import { applicationWords } from './words'

/** Under a settled report: how long it may be changed, and what speaks against it. */
export function Invitation({ report, onApply }: { report: Report; onApply: () => void }) {
  const { application } = report
  const kind = applicationOf(report.kind)?.kind
  if (!application || !kind) return null
  const { change } = applicationWords[kind]
  return (
    <Card title={change}>
      <Warnings application={application} />
      <Text className="apply-until">{invitations[kind](application)}</Text>
      <Button className="apply" kind="plain" onTap={onApply}>
        {`申请${change}`}
      </Button>
    </Card>
  )
}

const invitations: Record<ApplicationKind, (application: Application) => string> = {
  dispatch: ({ closesOn }) =>
    `就业方案已关闭，去向有变化的可在择业期内（${closesOn ?? ''} 前，含当天）申请改派，经学校和省中心审核。`,
  employment: ({ closesOn }) =>
    `换了单位、去向有变化的，可${closesOn ? `在 ${closesOn}（含当天）前` : ''}申请变更，经学校和省中心审核；审核完成前，原信息保留。`,
}
