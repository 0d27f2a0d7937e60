import { within } from '../../src/database/scope'
import { writePast, type PastContent } from '../../src/certificates/past/records'
import type { World } from '../contract/world'

let order = 0

/** Puts a row of a register on record, as a load does; returns its number. */
export async function onRegister(
  { services, schoolOf }: World,
  changes: Partial<PastContent>,
  school: '10001' | '10002' = '10001',
): Promise<string> {
  order += 1
  const content: PastContent = {
    number: `2012${school}${String(order).padStart(6, '0')}`,
    ...{ year: 2012, name: '历届甲', idNumber: '', sex: '2', educationLevel: '31' },
    ...{ major: '汉语言文学', receivingUnit: '广州市人力资源和社会保障局' },
    ...{ issuedOn: '2012-07-01', remark: '' },
    ...changes,
  }
  const row = { schoolId: schoolOf(school).id, content, version: null }
  await within(services.db, { role: 'system' }, (tx) =>
    writePast(tx, services.keys, [row], new Date()),
  )
  return content.number
}
