import { Button, Drawer, Flex, Grid, Typography } from 'antd'
import { useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { ReportForm } from '../form/report-form'
import { StageTag } from '../stage-tag'
import { ReportDetails } from './report-details'
import { ReviewPanel } from './review-panel'
import { neighbours, useReviewKeys } from './review-keys'

export type Report = OutputOf<'reports.get'>

interface ReportDrawerProps {
  kind: ReportKindName
  id: string | null
  /** The ids of the list behind it, for going on to the next. */
  order: readonly string[]
  onOpen: (id: string | undefined) => void
}

export function ReportDrawer({ kind, id, order, onOpen }: ReportDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const { previous, next } = neighbours(order, id)
  const close = () => onOpen(undefined)
  return (
    <Drawer
      open={id !== null}
      onClose={close}
      size={isWide ? 780 : '100%'}
      title={reportKinds[kind].label}
      closable={{ 'aria-label': '关闭' }}
      extra={
        <Flex gap={8}>
          <Button size="small" disabled={!previous} onClick={() => onOpen(previous)}>
            上一条
          </Button>
          <Button size="small" disabled={!next} onClick={() => onOpen(next)}>
            下一条
          </Button>
        </Flex>
      }
      styles={{ body: { padding: 0, display: 'flex', flexDirection: 'column' } }}
      destroyOnHidden
    >
      {id && (
        <OpenReport
          key={id}
          kind={kind}
          id={id}
          onStep={(step) => {
            const to = step === 'next' ? next : previous
            if (to) onOpen(to)
          }}
          onReviewed={() => onOpen(next)}
        />
      )}
    </Drawer>
  )
}

interface OpenReportProps {
  kind: ReportKindName
  id: string
  onStep: (step: 'next' | 'previous') => void
  onReviewed: () => void
}

function OpenReport({ kind, id, onStep, onReviewed }: OpenReportProps) {
  const query = useOperation('reports.get', { kind, id })
  const [isEditing, setEditing] = useState(false)
  useReviewKeys({ j: () => onStep('next'), k: () => onStep('previous') }, !isEditing)
  return (
    <Loaded query={query}>
      {(report) =>
        isEditing ? (
          <ReportForm report={report} onClose={() => setEditing(false)} />
        ) : (
          <>
            <div style={{ flex: 1, overflow: 'auto', padding: '16px 24px 24px' }}>
              <Heading report={report} />
              <ReportDetails report={report} />
            </div>
            <ReviewPanel report={report} onEdit={() => setEditing(true)} onReviewed={onReviewed} />
          </>
        )
      }
    </Loaded>
  )
}

function Heading({ report }: { report: Report }) {
  return (
    <Flex align="center" gap={12} wrap style={{ marginBottom: 16 }}>
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {report.holder.name}
      </Typography.Title>
      <StageTag stage={report.stage} />
    </Flex>
  )
}
