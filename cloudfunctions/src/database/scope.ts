import { sql, type Transaction } from 'kysely'
import type { Database } from './client'
import type { Tables } from './tables'

/**
 * For whom a transaction acts; row-level security reads exactly this (migrations, schema `access`).
 * `person` is whoever a face check confirmed, or a school vouched for, on a roll or not: it sees who asked about them.
 * `system` is the platform's own work before or beyond a tenant: resolving sessions, binding, taking jobs, public checks.
 */
export type Scope =
  | { role: 'system' }
  | { role: 'centre' }
  | { role: 'staff'; schoolId: string; majors: 'all' | readonly string[] }
  | { role: 'student'; schoolId: string; studentId: string }
  | { role: 'person'; person: string; vouchedBy: string | null }

declare const scoped: unique symbol
/** A transaction whose scope is set. Query functions ask for this type, so none can run outside one. */
export type Tx = Transaction<Tables> & { readonly [scoped]: true }

/** Opens a transaction for a scope; every statement of the product runs inside one. */
export function within<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const schoolId = 'schoolId' in scope ? scope.schoolId : ''
    const studentId = scope.role === 'student' ? scope.studentId : ''
    const majors =
      scope.role === 'staff' ? (scope.majors === 'all' ? '*' : scope.majors.join(',')) : ''
    await sql`select set_config('app.role', ${scope.role}, true), set_config('app.school_id', ${schoolId}, true),
      set_config('app.student_id', ${studentId}, true), set_config('app.majors', ${majors}, true)`.execute(
      tx,
    )
    if (scope.role === 'person')
      await sql`select set_config('app.person', ${scope.person}, true),
        set_config('app.vouched_by', ${scope.vouchedBy ?? ''}, true)`.execute(tx)
    return work(tx as Tx)
  })
}
