import { Text } from '@tarojs/components'
import type { Report } from 'shared-types/reports/schemas'
import { Button } from '../../../components/form/button'
import { Card } from '../../../components/layout/card'
import { Warnings } from './warnings'

/** Under a settled dispatch: how long it may be reassigned, and what speaks against it. */
export function Invitation({ report, onApply }: { report: Report; onApply: () => void }) {
  const { reassignment } = report
  if (!reassignment) return null
  return (
    <Card title="改派">
      <Warnings reassignment={reassignment} />
      <Text className="reassign-until">
        {`就业方案已关闭，去向有变化的可在择业期内（${reassignment.closesOn} 前，含当天）申请改派，经学校和省中心审核。`}
      </Text>
      <Button className="reassign" kind="plain" onTap={onApply}>
        申请改派
      </Button>
    </Card>
  )
}
