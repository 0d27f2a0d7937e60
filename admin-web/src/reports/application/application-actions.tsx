import { Alert, Button, Popconfirm } from 'antd'
import { applicationStart } from 'shared-types/reports/rules/application-start'
import type { Report } from 'shared-types/reports/schemas'
import { applicationOf, isApplying } from 'shared-types/reports/workflow'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import { applicationWords } from './words'

/** What an application made for a graduate starts from. */
export function asApplication(report: Report): Report {
  const application = applicationOf(report.kind)
  if (!application) return report
  const { kind, submission } = application
  return { ...report, submission, data: applicationStart(kind, report.data) }
}

/** 「代学生申请」 for a graduate whose report is settled, 「放弃」 of a returned application. */
export function ApplicationActions({ report, onApply }: { report: Report; onApply: () => void }) {
  const { id, version, allowedActions } = report
  const kind = applicationOf(report.kind)?.kind
  const reassignment = useAction('reassignments.abandon')
  const amendment = useAction('amendments.abandon')
  if (!kind) return null
  const abandon = { dispatch: reassignment, employment: amendment }[kind]
  const { change, settled } = applicationWords[kind]
  return (
    <>
      {allowedActions.some(isApplying) && (
        <Button className="record-edit" onClick={onApply}>
          代学生申请{change}
        </Button>
      )}
      {allowedActions.includes('abandon') && (
        <Popconfirm
          title={`放弃后恢复为${settled}，确定放弃${change}？`}
          okText={`放弃${change}`}
          cancelText="取消"
          onConfirm={() => abandon.mutate({ id, version })}
        >
          <Button className="record-edit" loading={abandon.isPending}>
            放弃{change}
          </Button>
        </Popconfirm>
      )}
      {abandon.error && (
        <Alert type="error" showIcon role="alert" title={errorText(abandon.error)} />
      )}
    </>
  )
}
