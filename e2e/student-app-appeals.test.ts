import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { picture } from './browser'
import * as app from './student-app'
import { callAs, openAt, openStudentWorld, person, type StudentWorld } from './student-app-world'

jest.setTimeout(300_000)

let world: StudentWorld
beforeAll(async () => {
  world = await openStudentWorld()
})
afterAll(async () => world?.close())

const tap = (name: string | RegExp, exact = true) =>
  world.student
    .getByRole('button', { name, ...(typeof name === 'string' && { exact }) })
    .filter({ visible: true })
    .first()
    .tap()
/** Pages that one came from stay in the document, hidden. */
const see = (text: string) =>
  world.student.getByText(text).filter({ visible: true }).first().waitFor()

/** A photograph as large as a phone's camera makes them: noise, which hardly packs. */
async function photograph(): Promise<string> {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'photo-')), '学位证.png')
  const page = await world.browser.newPage({ viewport: { width: 2600, height: 1600 } })
  await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2600
    canvas.height = 1600
    const context = canvas.getContext('2d')
    if (!context) return
    const noise = context.createImageData(2600, 1600)
    for (let at = 0; at < noise.data.length; at++) noise.data[at] = Math.random() * 256
    context.putImageData(noise, 0, 0)
    document.body.style.margin = '0'
    document.body.replaceChildren(canvas)
  })
  await page.screenshot({ path: file })
  await page.close()
  return file
}

test('who cannot be bound appeals with what was entered and a photograph made smaller on the way', async () => {
  const { student, gateway } = world
  await app.signIn(student, gateway.url, { ...person, wechat: '无籍的微信' })
  await tap('开始授权')
  await tap(/^港澳台学生/)
  await student.getByRole('textbox', { name: '姓名' }).fill('陈无籍')
  await student.getByRole('textbox', { name: '证件号码' }).fill('H12345678')
  await tap('绑定学籍')
  await see('未找到与您填写的信息一致的学籍')
  await picture(student, 'student-binding-refused')
  await tap('提交申诉')
  await student.getByRole('textbox', { name: '证件号码' }).waitFor()
  expect(await student.getByRole('textbox', { name: '证件号码' }).inputValue()).toBe('H12345678')
  expect(student.url()).not.toMatch(/H12345678|%E9%99%88/)
  await tap(/^学校，必填/)
  await tap('中山大学')
  await student
    .getByRole('textbox', { name: /^申诉内容/ })
    .fill('本人为 2026 届交换生，学籍中没有我的记录')
  const chosen = student.waitForEvent('filechooser')
  await tap('上传')
  await (await chosen).setFiles(await photograph())
  await see('学位证.png')
  await picture(student, 'student-appeal-form')
  await tap('提交')
  await see('处理经过')
  await picture(student, 'student-appeal-sent')
})

test('the school opens it with the photograph and answers; the student reads, adds and closes', async () => {
  const { staff, student } = world
  const { rows } = await callAs<{ rows: { id: string; name: string }[] }>(
    staff,
    'staff',
    'appeals.list',
    { limit: 20 },
  )
  const id = rows.find((it) => it.name === '陈无籍')?.id ?? ''
  const appeal = await callAs<{
    version: number
    entries: { attachments: { id: string; size: number }[] }[]
  }>(staff, 'staff', 'appeals.get', { id })
  const [file] = appeal.entries[0]?.attachments ?? []
  // Four million pixels of noise are over ten megabytes as they were taken: they would have been refused.
  expect(file?.size).toBeLessThan(10 * 1024 * 1024)
  const link = await callAs<{ mediaType: string }>(staff, 'staff', 'files.link', {
    fileId: file?.id,
  })
  expect(link.mediaType).toBe('image/jpeg')
  await callAs(staff, 'staff', 'appeals.answer', {
    id,
    version: appeal.version,
    text: '已核实并补录学籍，请重新绑定',
  })

  await openAt(world, 'home/index')
  await see('现在要办：申诉中心')
  await picture(student, 'student-home-answered')
  await tap(/^申诉中心，有答复/)
  await see('已回复')
  await picture(student, 'student-appeals')
  await tap(/绑定失败/)
  await see('已核实并补录学籍，请重新绑定')
  await student.getByRole('textbox', { name: /补充说明/ }).fill('谢谢，已可绑定')
  await tap('补充')
  await see('我 · 补充说明')
  await tap('关闭申诉')
  await tap('确定关闭申诉')
  await see('已关闭')
  await picture(student, 'student-appeal-closed')
  expect(student.mistakes).toEqual([])
})
