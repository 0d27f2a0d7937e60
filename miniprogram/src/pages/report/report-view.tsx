import { isVisible } from 'shared-types/reports/rules/check-report'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { factsOfHolder } from 'shared-types/reports/fields/holder-facts'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { stageLabels } from 'shared-types/reports/workflow'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { AttachmentList } from '../../components/attachments/attachment-list'
import { ConfirmedButton } from '../../components/form/confirmed-button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Result } from '../../components/state/result'
import { OutOfDate } from '../../components/state/out-of-date'
import { reportFiles } from './fields/report-files'
import type { ReportProps } from './load-report'
import { Progress } from './progress'
import { shownValue } from './shown-value'

/** A report that cannot be written to at the moment. */
export function ReportView(props: ReportProps) {
  const { kind, mine, organisation } = props.loaded
  const { report } = mine
  if (!report) return null
  const facts = factsOfHolder(report.holder, report.submission)
  const fields = effectiveFields(kind, mine.settings).filter(
    (it) => isVisible(it, report.data, facts) && report.data[it.name],
  )
  return (
    <>
      <StageResult report={report} />
      <Card title="办理进度">
        <Progress report={report} />
        <Withdraw {...props} report={report} />
      </Card>
      {sectionsOf(fields).map(({ title, fields: inSection }) => (
        <Card key={title} title={title}>
          {inSection.map((it) => (
            <Cell
              key={it.name}
              className={`value-${it.name}`}
              label={it.label}
              value={
                it.type === 'attachment' ? (
                  <AttachmentList
                    access={reportFiles}
                    files={report.attachments.filter((at) => at.field === it.name)}
                  />
                ) : (
                  shownValue(it, report.data[it.name] ?? '', organisation)
                )
              }
            />
          ))}
        </Card>
      ))}
    </>
  )
}

function StageResult({ report: { stage } }: { report: Report }) {
  const isDone = stage === 'completed'
  const inReview = !isDone && stage !== 'draft' && stage !== 'rejected'
  return (
    <Result
      kind={isDone ? 'success' : 'waiting'}
      title={inReview ? '已提交，审核中' : isDone ? '审核完成' : stageLabels[stage]}
      {...(inReview && { text: `当前状态：${stageLabels[stage]}` })}
    />
  )
}

function Withdraw({ loaded, report, onChange, onReload }: ReportProps & { report: Report }) {
  const { kind, mine } = loaded
  const { busy, error, run } = useAction()
  // Once the window has closed, who takes a report back could not hand it in again.
  if (!mine.open || !report.allowedActions.includes('withdraw')) return null
  const withdraw = () =>
    run('withdraw', async () => {
      const next = await call('reports.withdraw', { kind, version: report.version })
      onChange({ ...loaded, mine: { ...mine, report: next } })
    })
  return (
    <>
      <OutOfDate error={error} onReload={onReload} />
      <ConfirmedButton
        className="withdraw"
        question="撤回后可以修改，改好需要重新提交。确定撤回吗？"
        busy={busy !== undefined}
        onConfirm={() => void withdraw()}
      >
        撤回
      </ConfirmedButton>
    </>
  )
}
