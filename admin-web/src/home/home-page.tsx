import { Card, Col, Row, Statistic, Typography } from 'antd'
import { Link } from 'react-router'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { pendingParams } from '../appeals/list/filter'
import { useMay, useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { Loaded } from '../layout/loaded'
import { useMayOpen } from '../shell/menu-entries'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { FiguresTime } from './figures-time'
import { NoticesPanel } from './notices-panel'
import { usePending } from './use-pending'
import { YearPanels } from './year-panels'

const cardTitles: Record<ReportKindName, string> = {
  origin: '待审核生源上报',
  dispatch: '待审核派遣方案',
  employment: '待审核就业上报',
}

export function HomePage() {
  const { name } = useSession()
  const year = useWorkingYear()
  return (
    <Page title="首页" note={`${name}，您好。当前工作年份 ${year} 年`} actions={<FiguresTime />}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        待处理事务
      </Typography.Title>
      <PendingCards />
      <NoticesPanel />
      <QuickEntries />
      <YearPanels />
    </Page>
  )
}

function PendingCards() {
  const linkTo = useLinkTo()
  const may = useMay()
  const { query, appeals } = usePending()
  return (
    <Loaded query={query}>
      {({ pending }) =>
        pending.length === 0 && !may('appeals.view') ? (
          <Panel>
            <Nothing>您的角色没有需要审核的事务。</Nothing>
          </Panel>
        ) : (
          <Row gutter={[16, 16]}>
            {pending.map(({ kind, count }) => (
              <Col key={kind} xs={24} sm={12} xl={6}>
                <Link to={linkTo(`/reports/${kind}`, { stage: 'pending' })}>
                  <Card hoverable size="small" styles={{ body: { padding: 20 } }}>
                    <Statistic title={cardTitles[kind]} value={count} suffix="件" />
                  </Card>
                </Link>
              </Col>
            ))}
            {may('appeals.view') && (
              <Col xs={24} sm={12} xl={6}>
                <AppealsCard query={appeals} />
              </Col>
            )}
          </Row>
        )
      }
    </Loaded>
  )
}

/** 「待处理申诉」, and how many of them are overdue: in words, not by colour alone. */
function AppealsCard({ query }: { query: ReturnType<typeof usePending>['appeals'] }) {
  const linkTo = useLinkTo()
  return (
    <Loaded query={query}>
      {({ pending, overdue }) => (
        <Link to={linkTo('/appeals', pendingParams)}>
          <Card hoverable size="small" styles={{ body: { padding: 20 } }}>
            <Statistic
              title="待处理申诉"
              value={pending}
              suffix={
                <>
                  件
                  {overdue > 0 && (
                    <Typography.Text type="danger" style={{ marginInlineStart: 12 }}>
                      其中 {overdue} 件已逾期
                    </Typography.Text>
                  )}
                </>
              }
            />
          </Card>
        </Link>
      )}
    </Loaded>
  )
}

const quickEntries = [
  { path: '/organisation/profile', label: '院校信息设置', note: '地址、联系方式、印章与校徽' },
  { path: '/organisation/majors', label: '专业设置', note: '专业、学制与所属院系' },
  { path: '/roll', label: '学籍管理', note: '查找学生，查看绑定情况' },
  { path: '/staff', label: '用户管理', note: '添加用户，停用与重置密码' },
] as const

function QuickEntries() {
  const mayOpen = useMayOpen()
  const linkTo = useLinkTo()
  const entries = quickEntries.filter((it) => mayOpen(it.path))
  if (entries.length === 0) return null
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 28 }}>
        功能快捷键入口
      </Typography.Title>
      <Row gutter={[16, 16]}>
        {entries.map(({ path, label, note }) => (
          <Col key={path} xs={24} sm={12} xl={6}>
            <Link to={linkTo(path)}>
              <Card hoverable size="small">
                <Card.Meta title={label} description={note} />
              </Card>
            </Link>
          </Col>
        ))}
      </Row>
    </>
  )
}
