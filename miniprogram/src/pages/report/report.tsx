import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report as StoredReport } from 'shared-types/reports/schemas'
import { isApplying, type ReportKindName } from 'shared-types/reports/workflow'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Notice } from '../../components/state/notice'
import { Result } from '../../components/state/result'
import { goTo } from '../../platform/page'
import { newAppealPage } from '../../navigation/pages'
import { forgetDraft } from '../../drafts/device-drafts'
import { Abandon } from './application/abandon'
import { ApplicationForm } from './application/application-form'
import { Invitation } from './application/invitation'
import { NotAmendable, NotReassignable } from './application/not-possible'
import { ReportForm } from './form/report-form'
import type { ReportProps } from './load-report'
import { PrintedForm } from './printed-form'
import { Progress } from './progress'
import { ReportView } from './report-view'

/** The report as it stands; one that is settled leads to an application to change it. */
export function Report({ isReassigning, ...props }: ReportProps & { isReassigning: boolean }) {
  const { report } = props.loaded.mine
  const settled = report?.allowedActions.some(isApplying) ? report : undefined
  const [isFilling, setFilling] = useState(isReassigning && settled !== undefined)
  if (settled && isFilling)
    return <ApplicationForm {...props} report={settled} onLeave={() => setFilling(false)} />
  return (
    <>
      {isReassigning && <NotReassignable report={report} />}
      <NotAmendable report={report} />
      <AsItStands {...props} />
      <PrintedForm report={report} />
      {settled && <Invitation report={settled} onApply={() => setFilling(true)} />}
      <Abandon {...props} />
    </>
  )
}

/** A form while the student may write, otherwise what was written and how far it has come. */
function AsItStands(props: ReportProps) {
  const { kind, mine } = props.loaded
  const { report, open, closedReason, closesOn } = mine
  const isHandedIn = report !== null && !report.allowedActions.includes('submit')
  useDraftWhileWritten(kind, report)

  if (!report && !(open && reportKinds[kind].startedBy === 'student')) return <NotYet {...props} />
  return (
    <>
      {report?.stage === 'rejected' && <Opinion text={report.opinion} />}
      {!open && !isHandedIn && (
        <Notice kind="warning">
          <Text className="closed-reason">
            {`${closedReason ?? '该项上报当前未开放'}，暂时不能修改和提交`}
          </Text>
        </Notice>
      )}
      {open && !isHandedIn && closesOn && (
        <Notice>
          <Text className="closes-on">{`请在 ${closesOn}（含当天）前提交`}</Text>
        </Notice>
      )}
      {open && !isHandedIn ? <Writing {...props} /> : <ReportView {...props} />}
    </>
  )
}

/** What was handed in needs no draft; of what is settled, an application may have been begun. */
function useDraftWhileWritten(kind: ReportKindName, report: StoredReport | null) {
  const actions = report?.allowedActions ?? ['submit']
  const isOver = !actions.includes('submit') && !actions.some(isApplying)
  useEffect(() => {
    if (isOver) forgetDraft(kind)
  }, [isOver, kind])
}

function NotYet({ loaded: { kind, mine } }: ReportProps) {
  if (reportKinds[kind].startedBy !== 'student') {
    return (
      <Result
        kind="waiting"
        title="派遣方案尚未生成"
        text="生源上报审核完成后，系统会按生源地为您初始化派遣方案，届时可在此修改并提交。"
      />
    )
  }
  return <Result kind="empty" title="该项上报未开放" text={mine.closedReason ?? ''} />
}

function Writing(props: ReportProps) {
  const { report } = props.loaded.mine
  return (
    <>
      <ReportForm {...props} />
      {report && report.history.length > 0 && (
        <Card title="办理进度">
          <Progress report={report} />
        </Card>
      )}
    </>
  )
}

function Opinion({ text }: { text: string | null }) {
  return (
    <Notice kind="danger">
      <Text className="opinion__title">审核未通过，请按意见修改后重新提交</Text>
      <Text className="opinion">{text ?? '审核人没有填写意见，请联系学校'}</Text>
      <Button className="object" kind="plain" onTap={() => goTo(newAppealPage('review-objection'))}>
        对意见有异议，提交申诉
      </Button>
    </Notice>
  )
}
