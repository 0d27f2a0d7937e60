import { DomainError } from 'shared-types/errors'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'
import type { ApplicationKind } from 'shared-types/reports/workflow'
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
import { abandonChange, applyForChange, type Author } from './change'

type Change<C> = (
  tx: Tx,
  context: C,
  author: Author,
  current: ReportRecord,
) => Promise<ReportRecord | undefined>

interface Mine {
  version: number
}

interface Which {
  id: string
  version: number
}

interface Values {
  data: ReportData
}

/** What students, and their school for them, may do to a settled report of this kind. */
export const applicationsFor = (kind: ApplicationKind) => ({
  applyMine: (context: BoundContext, { version, data }: Mine & Values): Promise<Report> =>
    changeMine(context, kind, version, (tx, _context, author, current) =>
      applyForChange(tx, context, author, current, data),
    ),
  abandonMine: (context: BoundContext, { version }: Mine): Promise<Report> =>
    changeMine(context, kind, version, abandonChange),
  applyFor: (context: StaffContext, { data, ...which }: Which & Values): Promise<Report> =>
    changeFor(context, kind, which, (tx, _context, author, current) =>
      applyForChange(tx, context, author, current, data),
    ),
  abandonFor: (context: StaffContext, which: Which): Promise<Report> =>
    changeFor(context, kind, which, abandonChange),
})

async function changeMine(
  context: BoundContext,
  kind: ApplicationKind,
  version: number,
  change: Change<BoundContext>,
): Promise<Report> {
  const { services, actor, now } = context
  const { schoolId, id, name } = actor.student
  return within(services.db, studentScope(context), async (tx) => {
    const current = await lockOwnReport(tx, schoolId, id, kind)
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
  kind: ApplicationKind,
  { id, version }: Which,
  change: Change<StaffContext>,
): Promise<Report> {
  const { services, actor, now } = context
  return within(services.db, staffScope(context), async (tx) => {
    const current = await lockReport(tx, actor, kind, id)
    if (!current) throw new DomainError('not-found')
    if (current.version !== version) throw new DomainError('stale-version')
    const author: Author = { level: actor.level, kind: 'staff', id: actor.id, name: actor.name }
    const updated = await change(tx, context, author, current)
    if (!updated) throw new DomainError('stale-version')
    return presentReport(tx, services, actor, updated, now)
  })
}
