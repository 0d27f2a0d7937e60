import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'
import { within, type Tx } from '../../database/scope'
import {
  staffScope,
  studentScope,
  type BoundContext,
  type StaffContext,
} from '../../runtime/context'
import { presentReport } from '../present'
import { lockReport } from '../queries'
import { lockOwnReport, type ReportRecord } from '../record'
import { abandonReassignment, applyForReassignment, type Author } from './change'

type Change<C> = (
  tx: Tx,
  context: C,
  author: Author,
  current: ReportRecord,
) => Promise<ReportRecord | undefined>

export const applyMine = (
  context: BoundContext,
  { version, data }: { version: number; data: ReportData },
): Promise<Report> =>
  changeMine(context, version, (tx, _context, author, current) =>
    applyForReassignment(tx, context, author, current, data),
  )

export const abandonMine = (context: BoundContext, { version }: { version: number }) =>
  changeMine(context, version, abandonReassignment)

interface Which {
  id: string
  version: number
}

export const applyFor = (
  context: StaffContext,
  { data, ...which }: Which & { data: ReportData },
): Promise<Report> =>
  changeFor(context, which, (tx, _context, author, current) =>
    applyForReassignment(tx, context, author, current, data),
  )

export const abandonFor = (context: StaffContext, which: Which) =>
  changeFor(context, which, abandonReassignment)

async function changeMine(
  context: BoundContext,
  version: number,
  change: Change<BoundContext>,
): Promise<Report> {
  const { services, actor, now } = context
  const { schoolId, id, name } = actor.student
  return within(services.db, studentScope(context), async (tx) => {
    const current = await lockOwnReport(tx, schoolId, id, 'dispatch')
    if (!current) throw new DomainError('not-found')
    if (current.version !== version) throw new DomainError('changed-elsewhere')
    const author: Author = { level: 'student', kind: 'student', id, name }
    const updated = await change(tx, context, author, current)
    if (!updated) throw new DomainError('changed-elsewhere')
    return presentReport(tx, services, actor, updated, now)
  })
}

async function changeFor(
  context: StaffContext,
  { id, version }: Which,
  change: Change<StaffContext>,
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await lockReport(tx, actor, 'dispatch', id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== version) throw new DomainError('stale-version')
    const author: Author = { level: actor.level, kind: 'staff', id: actor.id, name: actor.name }
    const updated = await change(tx, context, author, current)
    if (!updated) throw new DomainError('stale-version')
    return presentReport(tx, services, actor, updated, now)
  })
}
