import { Text } from '@tarojs/components'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { Notice } from '../../components/state/notice'
import { Result } from '../../components/state/result'
import { ReportForm } from './form/report-form'
import type { Loaded } from './load-report'
import { Progress } from './progress'
import { ReportView } from './report-view'

interface Props {
  loaded: Loaded
  onChange: (loaded: Loaded) => void
  onReload: () => Promise<void>
}

/** A form while the student may write, otherwise what was written and how far it has come. */
export function Report(props: Props) {
  const { report, open, closedReason } = props.loaded.mine
  if (!report && !open)
    return <Result kind="empty" title="该项上报未开放" text={closedReason ?? ''} />
  if (!report && reportKinds[props.loaded.kind].startedBy !== 'student') {
    return (
      <Result
        kind="waiting"
        title="派遣方案尚未生成"
        text="生源上报审核完成后，系统会按生源地为您初始化派遣方案，届时可在此修改并提交。"
      />
    )
  }
  const mayWrite = open && (!report || report.allowedActions.includes('submit'))
  return (
    <>
      {report?.stage === 'rejected' && <Opinion text={report.opinion} />}
      {!open && (
        <Notice kind="warning">
          <Text className="closed-reason">{closedReason ?? '该项上报当前未开放'}</Text>
        </Notice>
      )}
      {mayWrite ? <ReportForm {...props} /> : <ReportView {...props} />}
      {report && <Progress report={report} />}
    </>
  )
}

function Opinion({ text }: { text: string | null }) {
  return (
    <Notice kind="danger">
      <Text className="opinion__title">审核未通过，请按意见修改后重新提交</Text>
      <Text className="opinion">{text ?? '审核人没有填写意见，请联系学校'}</Text>
    </Notice>
  )
}
