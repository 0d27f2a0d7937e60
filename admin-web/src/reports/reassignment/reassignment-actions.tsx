import { Alert, Button, Popconfirm } from 'antd'
import { reassignmentStart } from 'shared-types/reports/rules/reassignment-rules'
import type { Report } from 'shared-types/reports/schemas'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'

/** What an application made for a graduate starts from. */
export const asApplication = (report: Report): Report => ({
  ...report,
  submission: 'reassignment',
  data: reassignmentStart(report.data),
})

/** 「申请改派」 for a graduate whose dispatch is settled, 「放弃改派」 of a returned application. */
export function ReassignmentActions({ report, onApply }: { report: Report; onApply: () => void }) {
  const { id, version, allowedActions } = report
  const abandon = useAction('reassignments.abandon')
  return (
    <>
      {allowedActions.includes('reassign') && (
        <Button className="record-edit" onClick={onApply}>
          代学生申请改派
        </Button>
      )}
      {allowedActions.includes('abandon') && (
        <Popconfirm
          title="放弃后恢复为原派遣方案，确定放弃改派？"
          okText="放弃改派"
          cancelText="取消"
          onConfirm={() => abandon.mutate({ id, version })}
        >
          <Button className="record-edit" loading={abandon.isPending}>
            放弃改派
          </Button>
        </Popconfirm>
      )}
      {abandon.error && (
        <Alert type="error" showIcon role="alert" title={errorText(abandon.error)} />
      )}
    </>
  )
}
