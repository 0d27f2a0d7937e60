import type { ArchiveState } from 'shared-types/archives/archive-states'
import type { Whereabouts } from 'shared-types/archives/schemas'
import type { TimelineEntry } from '../../components/state/timeline'

type Step = Whereabouts['timeline'][number]

/** What comes next for an archive on its way; the other states are where it stays until somebody acts. */
const ahead: Partial<Record<ArchiveState, string>> = { 'to-send': '寄出', sent: '接收单位签收' }

/** Where the archive has been, oldest first, where it is, and what is to come. */
export function timelineOf({
  timeline,
  state,
}: Pick<Whereabouts, 'timeline' | 'state'>): TimelineEntry[] {
  const happened = timeline.map((step, index): TimelineEntry => {
    const isLast = index === timeline.length - 1
    return {
      key: `${index}`,
      title: step.stateLabel,
      text: textOf(step),
      remark: step.note,
      state: step.state === 'returned' ? 'failed' : isLast && ahead[state] ? 'current' : 'done',
    }
  })
  const next = ahead[state]
  return next ? [...happened, { key: 'next', title: next, state: 'ahead' }] : happened
}

const textOf = ({ on, recipientUnit, carrierName, trackingNumber }: Step): string =>
  [on, recipientUnit, [carrierName, trackingNumber].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(' · ')
