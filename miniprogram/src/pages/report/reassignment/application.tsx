import { Text } from '@tarojs/components'
import { useMemo } from 'react'
import { reassignmentStart } from 'shared-types/reports/rules/reassignment-rules'
import type { Report } from 'shared-types/reports/schemas'
import { Button } from '../../../components/form/button'
import { Notice } from '../../../components/state/notice'
import { ReportForm } from '../form/report-form'
import type { Loaded, ReportProps } from '../load-report'
import { Warnings } from './warnings'

interface Props extends ReportProps {
  report: Report
  onLeave: () => void
}

/** 「申请改派」: the form of the dispatch with the materials, starting from what is settled. */
export function Application({ loaded, report, onChange, onReload, onLeave }: Props) {
  const application = useMemo(() => asApplication(loaded, report), [loaded, report])
  return (
    <>
      <Notice>
        <Text className="reassign-help">
          请填写新的派遣去向并上传材料。提交前，原派遣方案和证书不变；省中心审核通过后，原证书作废，同时签发新证书。
        </Text>
      </Notice>
      {report.reassignment && <Warnings reassignment={report.reassignment} />}
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
  const started: Report = {
    ...report,
    submission: 'reassignment',
    data: reassignmentStart(report.data),
    attachments: [],
  }
  return { ...loaded, isApplication: true, mine: { ...loaded.mine, report: started } }
}
