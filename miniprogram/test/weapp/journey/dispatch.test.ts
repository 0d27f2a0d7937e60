import { expect, jest, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWorld, type Student } from '../../../../cloudfunctions/test/contract/world'
import { serveStorage } from '../../../../cloudfunctions/test/serve-storage'
import { choose, controlOf, type } from './fill-in'
import { bootWeapp, type Host } from '../host/host'
import { phoneWithFiles } from '../host/student-phone'

jest.setTimeout(60_000)

const world = await openWorld()
const storage = await serveStorage(world.services)
const letter = path.join(mkdtempSync(path.join(os.tmpdir(), 'phone-')), '接收函.pdf')
writeFileSync(letter, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('before the origin is completed there is no dispatch, and the page says what comes first', async () => {
  const app = await open(await world.student({ origin: 'level1' }), 'report/index?kind=dispatch')
  await app.see('生源上报审核完成后，系统会按生源地为您初始化派遣方案')
})

test('a graduate goes on from the default dispatch to an employer, with the letter from the phone', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const app = await open(student, 'report/index?kind=dispatch')
  await app.see('广州市人力资源和社会保障局')
  await choose(app, 'dispatchNature', '派遣就业单位')
  await choose(app, 'unit', '找不到，手工填写')
  await type(app, { unit: '广州示范科技有限公司' })
  await app.tap('下一步')
  await app.see('请上传接收函')
  await app.tap('上传')
  await app.see('接收函.pdf')
  await app.tap('下一步')
  await app.tap('提交')
  await app.see('已提交，审核中')

  const { rows } = await world.owner.query(
    `select r.stage, f.name, f.state, f.media_type from report r
     join report_attachment a on a.report_id = r.id join file f on f.id = a.file_id
     where r.student_id = $1 and r.kind = 'dispatch'`,
    [student.id],
  )
  expect(rows).toEqual([
    { stage: 'level2', name: '接收函.pdf', state: 'stored', media_type: 'application/pdf' },
  ])
})

test('a file that is not what it may be is refused with a sentence, and is not attached', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const page = path.join(path.dirname(letter), '接收函.html.pdf')
  writeFileSync(page, '<html></html>')
  const app = await open(student, 'report/index?kind=dispatch', [page])
  await choose(app, 'dispatchNature', '派遣就业单位')
  await app.tap('上传')
  await app.see('附件只接受 JPG、PNG 图片或 PDF 文件')
  expect(app.text()).not.toContain('接收函.html.pdf')
})

test('who stays in the province chooses the authority from the list; it brings its address along', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const app = await open(student, 'report/index?kind=dispatch')
  await choose(app, 'authority', '韶关市人力资源和社会保障局')
  await app.see('主管单位应为“广州市人力资源和社会保障局”或“广州市教育局”')
  await choose(app, 'authority', '广州市教育局')
  expect(app.text()).not.toContain('手工填写')
  await app.tap('下一步')
  const values = Object.values(await controlOf(app, 'archiveUnit')).join()
  expect(values).toContain('广州市教育局')
})

async function open({ openid = '' }: Student, page: string, files = [letter]): Promise<Host> {
  const phone = phoneWithFiles(world, openid, storage, [...files])
  // The last way: a file out of a chat.
  const app = await bootWeapp({ ...phone, showActionSheet: () => ({ tapIndex: 2 }) })
  await app.see('办事大厅')
  await app.open(`/pages/${page}`)
  return app
}
