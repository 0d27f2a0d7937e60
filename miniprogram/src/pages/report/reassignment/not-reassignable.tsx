import { Text } from '@tarojs/components'
import type { Report } from 'shared-types/reports/schemas'
import { Notice } from '../../../components/state/notice'

/** To whoever came to apply: why that is not possible now. An application that is under way says so itself. */
export function NotReassignable({ report }: { report: Report | null }) {
  const reason = report?.reassignment
    ? report.reassignment.closedReason
    : '派遣方案经省中心审核完成后，才能申请改派'
  return reason ? (
    <Notice kind="warning">
      <Text className="not-reassignable">{reason}</Text>
    </Notice>
  ) : null
}
