import { Text } from '@tarojs/components'
import type { Report } from 'shared-types/reports/schemas'
import { Notice } from '../../../components/state/notice'

/** To whoever came to be reassigned: why that is not possible now. An application under way says so itself. */
export function NotReassignable({ report }: { report: Report | null }) {
  const reason = report?.application
    ? report.application.closedReason
    : '派遣方案经省中心审核完成后，才能申请改派'
  return reason ? <Reason text={reason} /> : null
}

/** Under a settled employment: why it cannot be changed at the moment. */
export function NotAmendable({ report }: { report: Report | null }) {
  const reason = report?.application?.closedReason
  if (report?.kind !== 'employment' || report.stage !== 'completed' || !reason) return null
  return <Reason text={`${reason}，暂时不能申请变更；就业信息有变化的，请联系学校`} />
}

const Reason = ({ text }: { text: string }) => (
  <Notice kind="warning">
    <Text className="not-possible">{text}</Text>
  </Notice>
)
