import { normaliseIdNumber } from 'shared-types/students/id-number'
import type { Tx } from '../database/scope'
import type { Services } from '../runtime/services'
import { findAccount } from './queries'

/** Who was verified: whatever is done as this person later needs the same name and number. */
export function personIndex(
  { keys }: Pick<Services, 'keys'>,
  name: string,
  idNumber: string,
): string {
  return keys.blindIndex('person', `${name}\n${normaliseIdNumber(idNumber)}`)
}

export interface VerifiedPerson {
  index: string
  /** Set where a school has vouched for the person in place of a face check: it can do so for its own only. */
  vouchedBy: string | null
}

/** Whom this WeChat was verified as; undefined before it was. */
export async function verifiedPerson(
  tx: Tx,
  openidIndex: string,
): Promise<VerifiedPerson | undefined> {
  const account = await findAccount(tx, openidIndex)
  if (!account?.face_person_index) return undefined
  const vouchedBy = account.face_provider === 'school' ? account.school_id : null
  return { index: account.face_person_index, vouchedBy }
}
