import { expect, jest, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PNG } from '../../../../cloudfunctions/test/builders/file-bytes'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { serveStorage } from '../../../../cloudfunctions/test/serve-storage'
import { className, findIn } from '../host/tree'
import { bootWeapp, type Host } from '../host/host'
import { phoneWithFiles } from '../host/student-phone'
import { choose, type } from './fill-in'

jest.setTimeout(120_000)

const world = await openWorld()
const storage = await serveStorage(world.services)
const photograph = path.join(mkdtempSync(path.join(os.tmpdir(), 'phone-')), '材料.png')
writeFileSync(photograph, PNG)

test('a settled graduate applies from the tile, with papers from the camera, and the tile follows it', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const phone = phoneWithFiles(
    world,
    student.openid ?? '',
    storage,
    Array<string>(4).fill(photograph),
  )
  const app = await bootWeapp({ ...phone, showActionSheet: () => ({ tapIndex: 0 }) })
  await app.see('前可申请')
  await app.tap('改派申请')
  await app.see('请填写新的派遣去向并上传材料')
  await choose(app, 'dispatchNature', '派遣就业单位')
  await choose(app, 'authority', '深圳市人力资源和社会保障局')
  await choose(app, 'unit', '找不到，手工填写')
  await type(app, { unit: '深圳示范科技有限公司', reportingAddress: '深圳市福田区' })
  await photographFor(app, 'acceptance')
  await app.tap('下一步')
  await app.see('档案接收')
  await app.tap('下一步')
  await type(app, { reassignmentReason: '单位变更' })
  for (const field of ['originalCertificate', 'releaseLetter', 'newAcceptance'])
    await photographFor(app, field)
  await app.tap('提交')
  await app.see('已提交，审核中')
  await app.tap('打开申请表')
  const form = await app.until('the application form to be opened', () =>
    app.calls.find((it) => it.method === 'openDocument'),
  )
  expect(form.options).toMatchObject({ fileType: 'pdf', showMenu: true })
  expect(form.options['filePath']).toMatch(/\.pdf$/)
  await app.back()
  await app.see('院系审核中')

  const { rows } = await world.owner.query(
    `select r.stage, r.submission, count(*)::int as papers from report r
     join report_attachment a on a.report_id = r.id
     where r.student_id = $1 and r.kind = 'dispatch' group by r.stage, r.submission`,
    [student.id],
  )
  expect(rows).toEqual([{ stage: 'level2', submission: 'reassignment', papers: 4 }])
})

/** One paper, from the camera, until the phone says that it has arrived. */
async function photographFor(app: Host, field: string): Promise<void> {
  const place = await app.find(`field-${field}`)
  const [button] = findIn(place, (it) => className(it).includes('upload'))
  if (!button) throw new Error(`nothing to upload for ${field}`)
  const before = countIn(app.text())
  await app.tap(button)
  await app.until(`a photograph for ${field}`, () => countIn(app.text()) > before || undefined)
}

const countIn = (text: string) => text.split('照片.png').length
