import type { ArchiveState } from 'shared-types/archives/archive-states'
import type { Visitor } from 'shared-types/identity/operations'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReassignmentPhase } from 'shared-types/reports/rules/reassignment-rules'
import { reportKindNames, type ReportKindName, type Stage } from 'shared-types/reports/workflow'
import { certificateName } from '../../display/certificate-name'
import {
  appealsPage,
  archivePage,
  certificatePage,
  consentPage,
  identityPage,
  mePage,
  questionsPage,
  reassignmentPage,
  reportPage,
} from '../../navigation/pages'

export type TileState =
  'closed' | 'open' | 'to-do' | 'returned' | 'in-review' | 'done' | 'revoked' | 'answered' | 'known'

export const tileStateLabels: Record<TileState, string> = {
  closed: '未开放',
  open: '可办理',
  'to-do': '待办理',
  returned: '已退回',
  'in-review': '办理中',
  done: '已完成',
  revoked: '已撤销',
  answered: '有答复',
  known: '可查阅',
}

export interface ServiceTile {
  /** What it is for; the class `tile-<key>`. */
  key:
    | 'identity'
    | ReportKindName
    | 'reassignment'
    | 'certificate'
    | 'archive'
    | 'appeals'
    | 'questions'
  name: string
  state: TileState
  /** What to do next, or by when. */
  next: string
  /** Where a tap leads: to consent first, and to one's identity before anything else. */
  page: string
}

/** 「办事大厅」 for this person. What the server does not say is open stays closed. */
export function serviceTiles(visitor: Visitor): readonly ServiceTile[] {
  const page = (wanted: string) => firstPage(visitor, wanted)
  return [
    {
      key: 'identity',
      name: '实名认证 / 学籍绑定',
      ...(visitor.student
        ? { state: 'done', next: '查看本人学籍' }
        : { state: 'to-do', next: '绑定后即可办理各项业务' }),
      page: page(identityPage),
    },
    ...reportKindNames.map((kind) => ({
      key: kind,
      name: reportKinds[kind].studentLabel,
      ...(besideReassignment(visitor, kind) ?? reportState(visitor, kind)),
      page: page(reportPage(kind)),
    })),
    {
      key: 'reassignment',
      name: '改派申请',
      ...reassignmentState(visitor),
      page: page(reassignmentPage),
    },
    {
      key: 'certificate',
      name: certificateName(visitor.student?.year),
      ...(isAlumnus(visitor) ? pastYears : certificateStates[visitor.certificate]),
      page: page(certificatePage),
    },
    {
      key: 'archive',
      name: '档案去向',
      ...(visitor.archive ? archiveStates[visitor.archive] : noArchive),
      page: page(archivePage),
    },
    { key: 'appeals', name: '申诉中心', ...appealState(visitor), page: page(appealsPage) },
    {
      key: 'questions',
      name: '常见问题',
      state: 'known',
      next: '先查一查，多数问题有答案',
      page: page(questionsPage),
    },
  ]
}

/** The one thing that is most worth a tap; undefined when there is nothing to do. */
export function nextTask(tiles: readonly ServiceTile[]): ServiceTile | undefined {
  const urgent: readonly TileState[] = ['returned', 'answered', 'to-do']
  for (const state of urgent) {
    const tile = tiles.find((it) => it.state === state)
    if (tile) return tile
  }
  return undefined
}

/**
 * Settings, appeals and questions are for everybody; the rest is for those who are bound. What the registers of past
 * years hold needs the face check alone.
 */
const forEverybody: readonly string[] = [mePage, appealsPage, questionsPage]

/** Where a tap leads as long as something has to come before it. */
export function firstPage(visitor: Visitor, wanted: string): string {
  const isPast = isAlumnus(visitor) && wanted === certificatePage
  const next = visitor.student || isPast || forEverybody.includes(wanted) ? wanted : identityPage
  return visitor.consent.given ? next : consentPage(next)
}

type Shown = Pick<ServiceTile, 'state' | 'next'>

/** Known by the face check, on no roll: perhaps of a year before the platform. */
const isAlumnus = ({ student, face }: Visitor): boolean => !student && face !== null

const pastYears: Shown = { state: 'known', next: '查阅历年报到证' }

const certificateStates: Record<Visitor['certificate'], Shown> = {
  none: { state: 'closed', next: '派遣完成后可领取' },
  available: { state: 'to-do', next: '可以领取了' },
  issued: { state: 'done', next: '查看、下载、出示' },
  revoked: { state: 'revoked', next: '请联系学校' },
}

const noArchive: Shown = { state: 'closed', next: '学校尚未登记' }
const archiveStates: Record<ArchiveState, Shown> = {
  'to-send': { state: 'in-review', next: '等待寄出' },
  sent: { state: 'in-review', next: '已寄出，在途' },
  received: { state: 'done', next: '接收单位已签收' },
  returned: { state: 'returned', next: '请联系学校处理' },
  kept: { state: 'done', next: '档案留校' },
}

function appealState({ appeals, consent }: Visitor): Shown {
  if (!consent.given) return { state: 'closed', next: '需先阅读授权提示' }
  if (appeals.answered > 0) return { state: 'answered', next: `${appeals.answered} 件已回复` }
  if (appeals.open > 0) return { state: 'in-review', next: `${appeals.open} 件处理中` }
  return { state: 'open', next: '遇到问题向学校提出' }
}

const stageStates: Record<Exclude<Stage, 'draft'>, Shown> = {
  level2: { state: 'in-review', next: '院系审核中' },
  level1: { state: 'in-review', next: '学校审核中' },
  centre: { state: 'in-review', next: '省中心审核中' },
  completed: { state: 'done', next: '查看' },
  rejected: { state: 'returned', next: '请按意见修改后重新提交' },
}

function reportState(visitor: Visitor, kind: ReportKindName): Shown {
  const report = visitor.reports.find((it) => it.kind === kind)
  if (!report) return { state: 'closed', next: '绑定学籍后可办理' }
  const { stage, open, closesOn } = report
  // A report that was begun keeps its state after the window has closed.
  if (stage === 'rejected' && !open) return { state: 'returned', next: '已停止上报，请联系学校' }
  if (kind === 'employment' && stage === 'completed' && open)
    return { state: 'done', next: '查看，有变化可申请变更' }
  if (stage && stage !== 'draft') return withLastDay(stageStates[stage], stage, closesOn)
  if (!stage && reportKinds[kind].startedBy !== 'student')
    return { state: 'closed', next: '生源审核完成后开放' }
  if (!open) return { state: 'closed', next: '暂未开放上报' }
  const next = stage ? '继续填写并提交' : '开始填写'
  return { state: 'to-do', next: closesOn ? `请在 ${monthAndDay(closesOn)}前提交` : next }
}

/**
 * What was settled stays in force until the reassignment, which has a tile of its own, is decided; from then on the two
 * are the same.
 */
function besideReassignment(visitor: Visitor, kind: ReportKindName): Shown | undefined {
  if (kind !== 'dispatch' || !visitor.reassignment?.stage) return undefined
  return visitor.reassignment.formerHolds ? stageStates.completed : reassignmentState(visitor)
}

function reassignmentState({ reassignment }: Visitor): Shown {
  if (!reassignment) return { state: 'closed', next: '派遣完成后可申请' }
  const { stage, phase, opensOn, closesOn } = reassignment
  if (stage === 'completed') return { state: 'done', next: '改派已完成' }
  if (stage === 'rejected' && phase === 'over')
    return { state: 'returned', next: '择业期已满，请联系学校' }
  if (stage && stage !== 'draft') return stageStates[stage]
  return phases(opensOn, closesOn)[phase]
}

const phases = (opensOn: string, closesOn: string): Record<ReassignmentPhase, Shown> => ({
  before: { state: 'closed', next: `${withYear(opensOn)}起可申请` },
  open: { state: 'open', next: `${withYear(closesOn)}（含）前可申请` },
  over: { state: 'closed', next: '择业期已满' },
})

const withLastDay = (shown: Shown, stage: Stage, closesOn: string | null): Shown =>
  stage === 'rejected' && closesOn
    ? { ...shown, next: `请在 ${monthAndDay(closesOn)}前修改提交` }
    : shown

/** 「7 月 1 日（含）」 */
function monthAndDay(date: string): string {
  const [, month = '', day = ''] = date.split('-')
  return `${Number(month)} 月 ${Number(day)} 日（含）`
}

/** 「2028 年 6 月 30 日」: a career-choice period ends years later. */
function withYear(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`
}
