import { Col, Row, Segmented } from 'antd'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames } from 'shared-types/reports/workflow'
import { useMay } from '../app/session'
import { useUrlState } from '../lists/url-state'
import { AttentionPanel } from './attention-panel'
import { ProgressPanel } from './progress-panel'
import { TrendPanel } from './trend-panel'

/** How the year goes, for one kind of report at a time; which one is in the address. */
export function YearPanels() {
  const may = useMay()
  const { params, set } = useUrlState()
  const kinds = reportKindNames.filter((kind) => may(`${kind}.view`))
  const kind = kinds.find((it) => it === params.get('kind')) ?? kinds[0]
  if (!kind) return null
  return (
    <>
      <Segmented
        aria-label="上报种类"
        value={kind}
        options={kinds.map((it) => ({ value: it, label: reportKinds[it].label }))}
        onChange={(chosen) => set({ kind: chosen }, { replace: true })}
        style={{ margin: '28px 0 12px' }}
      />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={14}>
          <ProgressPanel kind={kind} />
        </Col>
        <Col xs={24} xl={10}>
          <AttentionPanel kind={kind} />
        </Col>
        <Col xs={24}>
          <TrendPanel kind={kind} />
        </Col>
      </Row>
    </>
  )
}
