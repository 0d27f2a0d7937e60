import { Button, Drawer, Flex, Grid } from 'antd'
import { useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useKeys } from '../../keys/use-keys'
import { Loaded } from '../../layout/loaded'
import { ApplicationActions, asApplication } from '../application/application-actions'
import { EditForm } from '../form/edit-form'
import type { EditPurpose } from '../form/use-report-edit'
import { neighboursOf, type Neighbours } from '../list/neighbours'
import { PrintForm } from '../reassignment/print-form'
import { isReviewAction } from '../review/review-actions'
import { ReviewPanel } from '../review/review-panel'
import type { ListShown } from '../review/use-next-awaiting'
import { useReviewRound } from '../review/use-review-round'
import { StageTag } from '../stage-tag'
import { ReportBody } from './report-body'

interface ReportDrawerProps {
  kind: ReportKindName
  id: string | undefined
  list: ListShown
  onGo: (id: string | undefined) => void
}

/** One record over the list: look, review or correct it, go on to the next. */
export function ReportDrawer({ kind, id, list, onGo }: ReportDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const [edited, setEdited] = useState<{ id: string; purpose: EditPurpose }>()
  const purpose = id !== undefined && edited?.id === id ? edited.purpose : undefined
  const isEditing = purpose !== undefined
  // What is reviewed is what is on screen: it changes when asked to, not because a window came to the front.
  const query = useOperation(
    'reports.get',
    { kind, id: id ?? '' },
    { enabled: id !== undefined, refetchOnWindowFocus: false },
  )
  const report = query.data
  const round = useReviewRound(list, id)
  const neighbours = neighboursOf(list.page?.rows.map((it) => it.id) ?? [], id)
  useKeys(id !== undefined && !isEditing, {
    next: () => neighbours.next && onGo(neighbours.next),
    previous: () => neighbours.previous && onGo(neighbours.previous),
  })
  const showsReview = report && !isEditing && report.allowedActions.some(isReviewAction)
  return (
    <>
      {round.status}
      <Drawer
        open={id !== undefined}
        onClose={() => onGo(undefined)}
        size={isWide ? 720 : '100%'}
        mask={false}
        aria-modal={false}
        closable={{ 'aria-label': '关闭' }}
        title={<Title kind={kind} report={report} />}
        extra={!isEditing && <Ways neighbours={neighbours} onGo={onGo} />}
        footer={
          showsReview && (
            <ReviewPanel
              key={report.id}
              report={report}
              onRefresh={query.refetch}
              onReviewed={round.goOn}
            />
          )
        }
      >
        {id !== undefined && (
          <Loaded query={query}>
            {(found) =>
              isEditing ? (
                <EditForm
                  report={purpose === 'apply' ? asApplication(found) : found}
                  purpose={purpose}
                  onRefresh={query.refetch}
                  onClose={() => setEdited(undefined)}
                />
              ) : (
                <>
                  {found.allowedActions.includes('save') && (
                    <Button
                      className="record-edit"
                      onClick={() => setEdited({ id: found.id, purpose: 'correct' })}
                    >
                      编辑
                    </Button>
                  )}
                  <ApplicationActions
                    report={found}
                    onApply={() => setEdited({ id: found.id, purpose: 'apply' })}
                  />
                  <PrintForm report={found} />
                  <ReportBody report={found} />
                </>
              )
            }
          </Loaded>
        )}
      </Drawer>
    </>
  )
}

function Title({ kind, report }: { kind: ReportKindName; report: Report | undefined }) {
  if (!report) return reportKinds[kind].label
  return (
    <Flex gap={8} align="center" wrap>
      {report.holder.name} · {reportKinds[kind].label}
      <StageTag stage={report.stage} />
    </Flex>
  )
}

interface WaysProps {
  neighbours: Neighbours
  onGo: (id: string) => void
}

function Ways({ neighbours: { previous, next }, onGo }: WaysProps) {
  return (
    <Flex gap={8}>
      <Button disabled={!previous} onClick={() => previous && onGo(previous)}>
        上一条
      </Button>
      <Button disabled={!next} onClick={() => next && onGo(next)}>
        下一条
      </Button>
    </Flex>
  )
}
