import { App, Button, Drawer, Flex, Grid } from 'antd'
import { useRef, useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { EditForm } from '../form/edit-form'
import type { Neighbours } from '../list/neighbours'
import { isReviewAction } from '../review-actions'
import { StageTag } from '../stage-tag'
import { ReportBody } from './report-body'
import { ReviewPanel, type ReviewFocus } from './review-panel'
import { useListKeys } from './use-list-keys'

interface ReportDrawerProps {
  kind: ReportKindName
  id: string | undefined
  neighbours: Neighbours
  onGo: (id: string | undefined) => void
}

/** One report beside the list: look, review, go on to the next. */
export function ReportDrawer({ kind, id, neighbours, onGo }: ReportDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const [edited, setEdited] = useState<string>()
  const isEditing = id !== undefined && edited === id
  const report = useOperation('reports.get', { kind, id: id ?? '' }, { enabled: !!id })
  const focus = useRef<ReviewFocus>(null)
  const confirmLeaving = useConfirmLeaving()
  const close = () => {
    const leave = () => {
      setEdited(undefined)
      onGo(undefined)
    }
    if (isEditing) confirmLeaving(leave)
    else leave()
  }
  useListKeys(!isEditing, {
    j: () => onGo(id ? (neighbours.next ?? id) : neighbours.first),
    k: () => id && onGo(neighbours.previous ?? id),
    a: () => focus.current?.approve(),
    r: () => focus.current?.reject(),
  })
  const mayReview = report.data?.allowedActions.some(isReviewAction)
  return (
    <Drawer
      open={!!id}
      onClose={close}
      size={isWide ? 720 : '100%'}
      mask={false}
      focusable={{ trap: false }}
      title={<Title kind={kind} report={report.data} />}
      {...(!isEditing && {
        extra: (
          <Steps neighbours={neighbours} onGo={onGo} report={report.data} onEdit={setEdited} />
        ),
      })}
      footer={
        report.data && mayReview && !isEditing ? (
          <ReviewPanel
            key={report.data.id}
            ref={focus}
            report={report.data}
            onRefresh={() => void report.refetch()}
            onReviewed={() => onGo(neighbours.next)}
          />
        ) : null
      }
    >
      {id && (
        <Loaded query={report}>
          {(data) =>
            isEditing ? (
              <EditForm
                key={`${data.id}-${data.version}`}
                report={data}
                onDone={() => setEdited(undefined)}
                onRefresh={() => void report.refetch()}
              />
            ) : (
              <ReportBody report={data} />
            )
          }
        </Loaded>
      )}
    </Drawer>
  )
}

function useConfirmLeaving() {
  const { modal } = App.useApp()
  return (leave: () => void) =>
    modal.confirm({
      title: '尚未保存，确定离开？',
      content: '离开后本次修改不会保留。',
      okText: '离开',
      cancelText: '继续编辑',
      onOk: leave,
    })
}

function Title({ kind, report }: { kind: ReportKindName; report: Report | undefined }) {
  if (!report) return <>{reportKinds[kind].label}</>
  return (
    <Flex gap={8} align="center" wrap>
      <span>
        {report.holder.name} · {reportKinds[kind].label}
      </span>
      <StageTag stage={report.stage} />
    </Flex>
  )
}

interface StepsProps {
  neighbours: Neighbours
  onGo: (id: string) => void
  report: Report | undefined
  onEdit: (id: string) => void
}

function Steps({ neighbours: { previous, next }, onGo, report, onEdit }: StepsProps) {
  return (
    <Flex gap={8}>
      {report?.allowedActions.includes('save') && (
        <Button onClick={() => onEdit(report.id)}>编辑</Button>
      )}
      <Button disabled={!previous} onClick={() => previous && onGo(previous)}>
        上一条
      </Button>
      <Button disabled={!next} onClick={() => next && onGo(next)}>
        下一条
      </Button>
    </Flex>
  )
}
