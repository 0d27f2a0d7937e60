import type { FunctionPermission, StaffLevel } from 'shared-types/accounts/permissions'
import type { PartnerScope } from 'shared-types/partners/scopes'

export interface StaffActor {
  kind: 'staff'
  id: string
  account: string
  name: string
  level: StaffLevel
  schoolId: string
  functions: ReadonlySet<FunctionPermission>
  majors: 'all' | readonly string[]
  /** Of an account that the centre issued: holds everything of the school, also what comes later. */
  isAdministrator: boolean
  mustChangePassword: boolean
  /** A second factor is demanded of this person, and there is none yet. */
  mustEnrolSecondFactor: boolean
  sessionHash: Buffer
}

export interface StudentActor {
  kind: 'student'
  /** Blind index of the WeChat openid. */
  openidIndex: string
  /** WeChat's own name for the account, as the platform gave it with this call; null in a browser. Never stored. */
  openid: string | null
  consentVersion: string | null
  student: { id: string; schoolId: string; name: string } | null
  /** The centre has switched the student's school off. */
  isSchoolOff: boolean
  /** Only in a browser; inside WeChat the platform carries the identity. */
  sessionHash: Buffer | null
}

/** Another system, known by the signature of this very request. */
export interface PartnerActor {
  kind: 'partner'
  id: string
  name: string
  keyId: string
  scopes: ReadonlySet<PartnerScope>
}

export type Actor =
  StaffActor | StudentActor | PartnerActor | { kind: 'public' } | { kind: 'timer' }
