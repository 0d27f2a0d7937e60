import { call } from '../../../api/call'
import { useAction } from '../../../api/use-action'
import { ConfirmedButton } from '../../../components/form/confirmed-button'
import { Card } from '../../../components/layout/card'
import { OutOfDate } from '../../../components/state/out-of-date'
import type { ReportProps } from '../load-report'

/** What was settled before holds again. */
export function Abandon({ loaded, onChange, onReload }: ReportProps) {
  const { mine } = loaded
  const { report } = mine
  const { busy, error, run } = useAction()
  if (!report?.allowedActions.includes('abandon')) return null
  const abandon = () =>
    run('abandon', async () => {
      const next = await call('reassignments.abandon-mine', { version: report.version })
      onChange({ ...loaded, mine: { ...mine, report: next } })
    })
  return (
    <Card title="放弃改派">
      <OutOfDate error={error} onReload={onReload} />
      <ConfirmedButton
        className="abandon"
        question="放弃后恢复为原派遣方案，原证书继续有效。确定放弃改派吗？"
        busy={busy !== undefined}
        onConfirm={() => void abandon()}
      >
        放弃改派
      </ConfirmedButton>
    </Card>
  )
}
