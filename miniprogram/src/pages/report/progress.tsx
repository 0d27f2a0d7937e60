import type { Report } from 'shared-types/reports/schemas'
import { Timeline } from '../../components/state/timeline'
import { progressOf } from './progress-entries'

export const Progress = ({ report }: { report: Report }) => (
  <Timeline entries={progressOf(report)} />
)
