import type { OutputOf } from '../api/call'

export type StaffMember = OutputOf<'staff.list'>['rows'][number]
