import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import type { Tx } from '../database/scope'

dayjs.extend(utc)
dayjs.extend(timezone)

export interface Window {
  open: boolean
  /** Why it is closed, for people; null while open. */
  closedReason: string | null
  /** The last day, while it is open and has one. */
  closesOn: string | null
}

interface Switch {
  is_open: boolean
  opens_on: string | null
  closes_on: string | null
}

/** Today in Asia/Shanghai, YYYY-MM-DD. */
export const dayInShanghai = (now: Date): string =>
  dayjs(now).tz('Asia/Shanghai').format('YYYY-MM-DD')

/** The same with the time of day, for people. */
export const minuteInShanghai = (now: Date): string =>
  dayjs(now).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm')

/** The centre's switch stands above the school's; a school that has not decided follows the centre. */
export function decideWindow(
  centre: Switch | undefined,
  school: Switch | undefined,
  now: Date,
): Window {
  const closed = (closedReason: string): Window => ({
    open: false,
    closedReason,
    closesOn: null,
  })
  if (!centre?.is_open) return closed('省中心尚未开放本年度该项上报')
  if (school && !school.is_open) return closed('学校尚未开放该项上报')
  const today = dayInShanghai(now)
  for (const it of [centre, school]) {
    if (it?.opens_on && today < it.opens_on) return closed(`该项上报将于 ${it.opens_on} 开放`)
    if (it?.closes_on && today > it.closes_on) return closed(`该项上报已于 ${it.closes_on} 截止`)
  }
  const lastDays = [centre.closes_on, school?.closes_on].filter((it) => typeof it === 'string')
  return { open: true, closedReason: null, closesOn: lastDays.sort()[0] ?? null }
}

export async function findWindows(
  tx: Tx,
  schoolId: string,
  year: number,
  now: Date,
): Promise<Record<ReportKindName, Window>> {
  const rows = await tx
    .selectFrom('reporting_switch')
    .innerJoin('school', 'school.id', 'reporting_switch.school_id')
    .select([
      'reporting_switch.kind',
      'reporting_switch.is_open',
      'reporting_switch.opens_on',
      'reporting_switch.closes_on',
      'school.is_centre',
    ])
    .where('reporting_switch.year', '=', year)
    .where((eb) => eb.or([eb('school.is_centre', '=', true), eb('school.id', '=', schoolId)]))
    .execute()
  const windowOf = (kind: ReportKindName) =>
    decideWindow(
      rows.find((it) => it.kind === kind && it.is_centre),
      rows.find((it) => it.kind === kind && !it.is_centre),
      now,
    )
  return Object.fromEntries(reportKindNames.map((kind) => [kind, windowOf(kind)])) as Record<
    ReportKindName,
    Window
  >
}
