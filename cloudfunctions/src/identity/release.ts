import type { Tx } from '../database/scope'
import * as queries from './queries'

/**
 * Ends a binding and the sessions that came with it. The face check is forgotten as well: whoever held this WeChat must
 * prove who they are before they bind again. Undefined when no WeChat is bound to the record.
 */
export async function releaseWechat(
  tx: Tx,
  schoolId: string,
  studentId: string,
): Promise<{ faceProvider: string | null } | undefined> {
  const account = await queries.lockAccountOfStudent(tx, schoolId, studentId)
  if (!account) return undefined
  await queries.clearBinding(tx, account.openid_index)
  await queries.deleteSessionsOf(tx, account.openid_index)
  return { faceProvider: account.face_provider }
}
