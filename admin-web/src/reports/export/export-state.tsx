import { Progress } from 'antd'
import type { ReportExport } from 'shared-types/reports/exchange/export-operations'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { CutNotice } from './cut-notice'
import { exportStateLabels, rowsText } from './export-words'

/** Where an export stands, and why. */
export function ExportState({ of }: { of: ReportExport }) {
  const { done, total } = of.progress
  return (
    <div role="status">
      <TwoLines second={whyText(of)}>{exportStateLabels[of.state]}</TwoLines>
      {of.state === 'running' && (
        <>
          <Progress
            size="small"
            percent={Math.floor((done / total) * 100)}
            status="active"
            aria-label="导出进度"
          />
          <span className="quiet">已写入 {rowsText(done)}，可以离开本页。</span>
        </>
      )}
      <CutNotice cuts={of.cuts} />
    </div>
  )
}

function whyText({ state, stopReason, reason, decision, expiresAt }: ReportExport): string {
  if (state === 'waiting') return `理由：${reason ?? ''}`
  if (state === 'refused') return `${decision?.by ?? ''}：${decision?.opinion ?? ''}`
  if (state === 'stopped') return stopReason ?? ''
  if (state === 'done' && expiresAt) return `${showTime(expiresAt)} 前可下载`
  return decision ? `${decision.by} 已同意` : ''
}
