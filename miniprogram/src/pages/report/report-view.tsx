import { isVisible } from 'shared-types/reports/check-report'
import { effectiveFields } from 'shared-types/reports/field-settings'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import { stageLabels } from 'shared-types/reports/workflow'
import { call } from '../../api/call'
import { isRefusal, useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Problem } from '../../components/state/problem'
import { Result } from '../../components/state/result'
import { goBack } from '../../navigation/navigate'
import { factsOf } from './facts'
import { Attachments } from './fields/attachments'
import type { Loaded } from './load-report'
import { shownValue } from './shown-value'

interface Props {
  loaded: Loaded
  onChange: (loaded: Loaded) => void
  onReload: () => Promise<void>
}

/** A report that cannot be written to at the moment. */
export function ReportView(props: Props) {
  const { kind, mine, organisation } = props.loaded
  const { report } = mine
  if (!report) return null
  const facts = factsOf(report.holder)
  const fields = effectiveFields(kind, mine.settings).filter(
    (it) => isVisible(it, report.data, facts) && report.data[it.name],
  )
  return (
    <>
      <StageResult {...props} />
      {sectionsOf(fields).map(({ title, fields: inSection }) => (
        <Card key={title} title={title}>
          {inSection.map((it) => (
            <Cell
              key={it.name}
              className={`value-${it.name}`}
              label={it.label}
              value={
                it.type === 'attachment' ? (
                  <Attachments files={report.attachments.filter((at) => at.field === it.name)} />
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

function StageResult({ loaded, onChange, onReload }: Props) {
  const { kind, mine } = loaded
  const { busy, error, run } = useAction()
  const { report } = mine
  if (!report) return null
  const withdraw = () =>
    run('withdraw', async () => {
      const next = await call('reports.withdraw', { kind, version: report.version })
      onChange({ ...loaded, mine: { ...mine, report: next } })
    })
  const isDone = report.stage === 'completed'
  const inReview = !isDone && report.stage !== 'draft' && report.stage !== 'rejected'
  return (
    <>
      <Result
        kind={isDone ? 'success' : 'waiting'}
        title={inReview ? '已提交，审核中' : stageLabels[report.stage]}
        {...(inReview && { text: `当前状态：${stageLabels[report.stage]}` })}
      >
        <Problem error={error} />
        {isRefusal(error, 'changed-elsewhere') || isRefusal(error, 'action-not-allowed') ? (
          <Button className="reload" onTap={() => void onReload()}>
            重新加载
          </Button>
        ) : (
          report.allowedActions.includes('withdraw') && (
            <Button
              className="withdraw"
              kind="danger"
              busy={busy !== undefined}
              onTap={() => void withdraw()}
            >
              撤回
            </Button>
          )
        )}
        <Button className="back" kind="plain" onTap={goBack}>
          返回
        </Button>
      </Result>
    </>
  )
}
