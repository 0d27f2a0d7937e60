import { Text } from '@tarojs/components'
import { useMemo } from 'react'
import { applicationStart } from 'shared-types/reports/rules/application-start'
import type { Report } from 'shared-types/reports/schemas'
import { applicationOf } from 'shared-types/reports/workflow'
import { Button } from '../../../components/form/button'
import { Notice } from '../../../components/state/notice'
import { ReportForm } from '../form/report-form'
import type { Loaded, ReportProps } from '../load-report'
import { Warnings } from './warnings'
import { applicationWords } from './words'

interface Props extends ReportProps {
  report: Report
  onLeave: () => void
}

/** 「申请改派」「申请变更」: the form of the report with the materials, starting from what is settled. */
export function ApplicationForm({ loaded, report, onChange, onReload, onLeave }: Props) {
  const application = useMemo(() => asApplication(loaded, report), [loaded, report])
  const kind = applicationOf(loaded.kind)?.kind
  return (
    <>
      {kind && (
        <Notice>
          <Text className="application-help">{applicationWords[kind].help}</Text>
        </Notice>
      )}
      {report.application && <Warnings application={report.application} />}
      <ReportForm
        loaded={application}
        onChange={({ mine }) => {
          onChange({ ...loaded, mine })
          onLeave()
        }}
        onReload={onReload}
      />
      <Button className="leave-application" kind="plain" onTap={onLeave}>
        暂不申请
      </Button>
    </>
  )
}

function asApplication(loaded: Loaded, report: Report): Loaded {
  const application = applicationOf(loaded.kind)
  if (!application) return loaded
  const { kind, submission } = application
  const data = applicationStart(kind, report.data)
  const attachments = report.attachments.filter((it) => it.field in data)
  const started: Report = { ...report, submission, data, attachments }
  return { ...loaded, isApplication: true, mine: { ...loaded.mine, report: started } }
}
