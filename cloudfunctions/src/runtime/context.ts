import type { Actor, PartnerActor, StaffActor, StudentActor } from './actor'
import type { Scope } from '../database/scope'
import type { Services } from './services'

/** One call: who asks, when, from where, and what the features may use. */
export interface Context<A extends Actor = Actor> {
  services: Services
  actor: A
  now: Date
  requestId: string
  address: string
  browser: string
  /** Set-Cookie values for callers over HTTP; ignored elsewhere. */
  cookies: string[]
}

export type StaffContext = Context<StaffActor>
export type StudentContext = Context<StudentActor>
/** A student bound to a record of the roll. */
export type BoundContext = Context<StudentActor & { student: NonNullable<StudentActor['student']> }>
export type PartnerContext = Context<PartnerActor>
export type PersonContext = StaffContext | BoundContext

export const staffScope = ({ actor }: StaffContext): Scope => scopeOf(actor)

export function scopeOf(actor: StaffActor): Scope {
  return actor.level === 'centre'
    ? { role: 'centre' }
    : { role: 'staff', schoolId: actor.schoolId, majors: actor.majors }
}

export function studentScope({ actor }: BoundContext): Scope {
  return { role: 'student', schoolId: actor.student.schoolId, studentId: actor.student.id }
}

/** A WeChat identity, bound or not: without a school it sees what is for everybody, as a student of none. */
export function identityScope({ actor }: StudentContext): Scope {
  const { student, isSchoolOff } = actor
  const [schoolId, studentId] = student && !isSchoolOff ? [student.schoolId, student.id] : ['', '']
  return { role: 'student', schoolId, studentId }
}

export function personScope(context: PersonContext): Scope {
  return isBound(context) ? studentScope(context) : staffScope(context)
}

export function isBound(context: PersonContext): context is BoundContext {
  return context.actor.kind === 'student'
}
