import { applicationOf } from 'shared-types/reports/workflow'
import { call } from '../../../api/call'
import { useAction } from '../../../api/use-action'
import { ConfirmedButton } from '../../../components/form/confirmed-button'
import { Card } from '../../../components/layout/card'
import { OutOfDate } from '../../../components/state/out-of-date'
import type { ReportProps } from '../load-report'
import { applicationWords } from './words'

const operations = {
  dispatch: 'reassignments.abandon-mine',
  employment: 'amendments.abandon-mine',
} as const

/** What was settled before holds again. */
export function Abandon({ loaded, onChange, onReload }: ReportProps) {
  const { mine } = loaded
  const { report } = mine
  const { busy, error, run } = useAction()
  const kind = applicationOf(loaded.kind)?.kind
  if (!kind || !report?.allowedActions.includes('abandon')) return null
  const { change, abandon: question } = applicationWords[kind]
  const abandon = () =>
    run('abandon', async () => {
      const next = await call(operations[kind], { version: report.version })
      onChange({ ...loaded, mine: { ...mine, report: next } })
    })
  return (
    <Card title={`放弃${change}`}>
      <OutOfDate error={error} onReload={onReload} />
      <ConfirmedButton
        className="abandon"
        question={question}
        busy={busy !== undefined}
        onConfirm={() => void abandon()}
      >
        {`放弃${change}`}
      </ConfirmedButton>
    </Card>
  )
}
