import type { FunctionPermission, StaffLevel } from 'shared-types/accounts/permissions'

export interface StaffActor {
  kind: 'staff'
  id: string
  account: string
  name: string
  level: StaffLevel
  schoolId: string
  functions: ReadonlySet<FunctionPermission>
  majors: 'all' | readonly string[]
  mustChangePassword: boolean
  sessionHash: Buffer
}

export interface StudentActor {
  kind: 'student'
  /** Blind index of the WeChat openid. */
  openidIndex: string
  consentVersion: string | null
  student: { id: string; schoolId: string; name: string } | null
  /** Only in a browser; inside WeChat the platform carries the identity. */
  sessionHash: Buffer | null
}

export type Actor = StaffActor | StudentActor | { kind: 'public' } | { kind: 'timer' }
