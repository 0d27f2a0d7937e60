import type { OperationMap } from 'shared-types/operations'
import { checkDigitOf } from 'shared-types/students/id-number'
import type { Person } from '../contract/people'
import type { World } from '../contract/world'
import { PNG } from './file-bytes'

type OpenInput = OperationMap['appeals.open']['input']

const BODY = '44010620040101110'
export const ENTERED_NUMBER = BODY + checkDigitOf(BODY)

/** What somebody without a record enters; nobody on the roll is called so. */
export const entered = (world: World): NonNullable<OpenInput['person']> => ({
  schoolId: world.schoolOf('10001').id,
  name: '申诉人',
  idType: 'resident',
  idNumber: ENTERED_NUMBER,
  studentNumber: '20990001',
  majorName: '软件工程',
})

export const appealInput = (changes: Partial<OpenInput> = {}): OpenInput => ({
  key: crypto.randomUUID(),
  category: 'wrong-information',
  content: '姓名有误，请更正',
  ...changes,
})

/** Uploads as the app does; confirmed unless told otherwise. */
export async function uploadForAppeal(
  world: World,
  by: Person,
  {
    schoolId,
    confirm = true,
    bytes = PNG,
  }: { schoolId?: string; confirm?: boolean; bytes?: Buffer } = {},
): Promise<string> {
  const { fileId } = await world.call(by, 'appeals.prepare-attachment', {
    name: '身份证.png',
    size: bytes.length,
    ...(schoolId && { schoolId }),
  })
  const { rows } = await world.owner.query<{ path: string }>(
    'select path from file where id = $1',
    [fileId],
  )
  await world.services.storage.put(rows[0]?.path ?? '', bytes)
  if (confirm) await world.call(by, 'appeals.confirm-attachment', { fileId })
  return fileId
}
