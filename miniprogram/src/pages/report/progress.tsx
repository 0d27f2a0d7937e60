import type { Report } from 'shared-types/reports/schemas'
import { Card } from '../../components/layout/card'
import { Timeline } from '../../components/state/timeline'
import { progressOf } from './progress-entries'

export function Progress({ report }: { report: Report }) {
  const entries = progressOf(report)
  if (entries.length === 0) return null
  return (
    <Card title="办理进度">
      <Timeline entries={entries} />
    </Card>
  )
}
