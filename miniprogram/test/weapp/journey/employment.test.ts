import { beforeAll, expect, jest, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { addSampleCompanies } from '../../../../cloudfunctions/test/builders/sample-companies'
import { setSwitch } from '../../../../cloudfunctions/test/builders/set-switch'
import { PNG } from '../../../../cloudfunctions/test/builders/file-bytes'
import { YEAR } from '../../../../cloudfunctions/test/contract/people'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { serveStorage } from '../../../../cloudfunctions/test/serve-storage'
import { bootWeapp, type Host } from '../host/host'
import { phoneWithFiles } from '../host/student-phone'
import { choose, controlOf } from './fill-in'

jest.setTimeout(120_000)

const world = await openWorld()
const storage = await serveStorage(world.services)
const photograph = path.join(mkdtempSync(path.join(os.tmpdir(), 'phone-')), '就业协议.png')
writeFileSync(photograph, PNG)

beforeAll(async () => {
  for (const by of [await world.staff('centre'), await world.staff('10001level1')])
    await setSwitch(world, by, {
      year: YEAR,
      kind: 'employment',
      isOpen: true,
      opensOn: null,
      closesOn: null,
    })
  await addSampleCompanies(world)
})

/** Types into the list's search and waits for its answer, after the pause that the app leaves to whoever types. */
async function lookUp(app: Host, words: string, answer: string): Promise<void> {
  await app.fire(await app.find('company-search'), 'input', { value: words })
  await app.see(answer)
}

test('the employer is looked up in the registry, fills in the form, and the proof comes from the camera', async () => {
  const student = await world.student()
  const phone = phoneWithFiles(world, student.openid ?? '', storage, [photograph])
  const app = await bootWeapp({ ...phone, showActionSheet: () => ({ tapIndex: 0 }) })
  await app.see('办事大厅')
  await app.open('/pages/report/index?kind=employment')
  await choose(app, 'destination', '其他录用形式就业')
  await app.tap('下一步')
  await app.tap(await controlOf(app, 'employer'))
  await lookUp(app, '龘龘龘龘', '没有找到，可以换几个字，或手工填写')
  await lookUp(app, '深圳 软件科技', '列出最相近的 20 家')
  await app.tap(await app.find('company__name'))
  await app.see('样例单位，仅供演示')
  await choose(app, 'occupation', '教学人员')
  await choose(app, 'relevance', '很匹配')
  await app.tap('下一步')
  await app.tap('上传')
  await app.until('the photograph', () => app.has('attachment') || undefined)
  await app.tap('提交')
  await app.see('已提交，审核中')

  const { rows } = await world.owner.query<{ stage: string; unit: string; type: string }>(
    `select r.stage, c.name as unit, f.media_type as type from report r
     join company c on c.name = r.data ->> 'employer'
     join report_attachment a on a.report_id = r.id join file f on f.id = a.file_id
     where r.student_id = $1 and r.kind = 'employment'`,
    [student.id],
  )
  expect(rows).toEqual([
    { stage: 'level2', unit: expect.stringContaining('软件'), type: 'image/png' },
  ])
})
