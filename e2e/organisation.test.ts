import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { PNG } from '../cloudfunctions/test/builders/file-bytes'
import { dbfFile } from '../cloudfunctions/test/hostile-workbooks/dbf-file'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './organisation-desk'
import { signIn } from './staff-desk'

jest.setTimeout(300_000)

/** Saved by LibreOffice: four good rows, and one of a department that there is not. */
const majors = fileURLToPath(new URL('../cloudfunctions/test/samples/majors.xlsx', import.meta.url))

type OpenPage = Page & { mistakes: string[] }
let gateway: Gateway
let browser: Browser
/** Two at the same school's office, and one on a phone. */
let page: OpenPage
let colleague: OpenPage
let phone: OpenPage

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  ;[page, colleague] = [await openPage(browser, 'desktop'), await openPage(browser, 'desktop')]
  phone = await openPage(browser, 'phone')
  for (const it of [page, colleague, phone]) await signIn(it, gateway.url, '10558admin')
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

/** The same address at both widths; nothing may be wider than the screen. */
async function pictures(path: string, name: string) {
  for (const [it, width] of [
    [page, 1440],
    [phone, 390],
  ] as const) {
    await it.goto(`${gateway.url}/organisation/${path}`)
    await it.getByRole('heading', { level: 1 }).waitFor()
    await it.getByText('正在加载').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    await picture(it, `organisation-${name}-${width}`)
    expect(await it.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
}

const profileForm = (of: Page) => of.getByRole('form', { name: '院校信息' })

test('the school keeps its own page; what the centre fixed is shown and not asked', async () => {
  await page.goto(`${gateway.url}/organisation/profile`)
  const form = profileForm(page)
  await form.getByText('10558').waitFor()
  expect(await form.getByLabel('院校名称').count()).toBe(0)
  await form.getByLabel('院校主页').fill('zsu')
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByText('院校主页应以 http:// 或 https:// 开头').waitFor()
  await form.getByLabel('院校主页').fill('https://example.edu.cn')
  await form.getByLabel('联系地址').fill('广州市新港西路 135 号')
  await form
    .getByRole('group', { name: '院校标志' })
    .locator('input[type=file]')
    .setInputFiles({ name: '校徽.png', mimeType: 'image/png', buffer: PNG })
  await form.getByRole('img', { name: '院校标志' }).waitFor()
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await page.reload()
  expect(await form.getByLabel('联系地址').inputValue()).toBe('广州市新港西路 135 号')
  await form.getByRole('img', { name: '院校标志' }).waitFor()
  await pictures('profile', 'profile')
})

test('of two who edit the page at once the second is told, and keeps what they wrote', async () => {
  for (const it of [page, colleague]) {
    await it.goto(`${gateway.url}/organisation/profile`)
    await profileForm(it).getByLabel('联系地址').waitFor()
  }
  await profileForm(page).getByLabel('院校联系人').fill('陈老师')
  await profileForm(colleague).getByLabel('邮政编码').fill('510275')
  await profileForm(page).getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await profileForm(colleague).getByRole('button', { name: '保存' }).click()
  await colleague.getByText('内容已在别处修改，请刷新后再提交').waitFor()
  await profileForm(colleague).getByRole('button', { name: '刷新' }).click()
  await colleague.getByText('您的修改仍保留在表单中').waitFor()
  expect(await profileForm(colleague).getByLabel('院校联系人').inputValue()).toBe('陈老师')
  await profileForm(colleague).getByRole('button', { name: '保存' }).click()
  await colleague.getByText('已保存').waitFor()
})

test('whoever leaves with unsaved changes is asked', async () => {
  await profileForm(page).getByLabel('传真').fill('020-84110001')
  await page.getByRole('menuitem', { name: '校区管理' }).click()
  await page.getByText('离开后，本次修改不会保留。').waitFor()
  await page.getByRole('button', { name: '继续编辑' }).click()
  expect(await profileForm(page).getByLabel('传真').inputValue()).toBe('020-84110001')
  await page.getByRole('button', { name: '撤销修改' }).click()
})

test('departments are a tree; a department is not put below itself', async () => {
  await desk.openList(page, gateway.url, 'departments')
  await desk.add(page, '院系', { 院系名称: '网络空间学部' })
  await desk.gone(page)
  await desk.add(page, '院系', {
    院系名称: '密码工程系',
    上级院系: ['choose', '网络空间学部'],
    联系电话: '020-84110002',
  })
  await desk.gone(page)
  const row = page.getByRole('row').filter({ hasText: '密码工程系' })
  await row.waitFor()
  expect(await row.getAttribute('class')).toContain('ant-table-row-level-1')
  await pictures('departments', 'departments')
})

test('a name that is taken is said beside the field, and nothing is added', async () => {
  await desk.openList(page, gateway.url, 'departments')
  await desk.add(page, '院系', { 院系名称: '网络空间学部' })
  await desk.dialog(page).getByText('已有同名的院系').first().waitFor()
  await picture(page, 'organisation-duplicate')
  await desk.dialog(page).getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '离开', exact: true }).click()
  await desk.gone(page)
})

test('a major takes its national major from the catalogue; a class and a campus are added', async () => {
  await desk.openList(page, gateway.url, 'majors')
  await desk.add(page, '专业', {})
  await desk.dialog(page).getByText('国标专业没有填写').waitFor()
  await desk.fillIn(page, {
    专业名称: '密码科学与技术',
    专业代码: '080918TK',
    学制: ['choose', '4 年'],
    学历: ['choose', '本科生毕业'],
    所属院系: ['choose', '密码工程系'],
    国标专业: ['choose', '网络空间安全'],
  })
  await picture(page, 'organisation-major-form-1440')
  await desk.save(page)
  await desk.gone(page)
  await page.getByRole('cell', { name: '网络空间安全（080911TK）' }).waitFor()
  await pictures('majors', 'majors')

  await desk.openList(page, gateway.url, 'classes')
  await desk.add(page, '班级', { 班级名称: '密码2201', 所属专业: ['choose', '密码科学与技术'] })
  await desk.gone(page)
  await pictures('classes', 'classes')

  await desk.openList(page, gateway.url, 'campuses')
  await desk.add(page, '校区', { 校区名称: '番禺校区', 地址: '广州市番禺区' })
  await desk.gone(page)
  await pictures('campuses', 'campuses')
})

test('what is in use is not deleted: who uses it, and how many; what is not, is', async () => {
  await desk.openList(page, gateway.url, 'majors')
  await page.getByRole('button', { name: '删除密码科学与技术' }).click()
  await page.getByText('有 1 个班级正在使用，不能删除').waitFor()
  await picture(page, 'organisation-in-use')
  await page.getByRole('button', { name: '知道了' }).click()
  await desk.openList(page, gateway.url, 'campuses')
  await page.getByRole('button', { name: '删除番禺校区' }).click()
  await page.getByText('没有其他内容使用它').waitFor()
  await desk.dialog(page).getByRole('button', { name: '删除', exact: true }).click()
  await page.getByText('已删除').waitFor()
  await page.getByRole('row').filter({ hasText: '番禺校区' }).waitFor({ state: 'detached' })
})

test('a class edited in two browsers: the second loads what is new, and saves on top of it', async () => {
  for (const it of [page, colleague]) {
    await desk.openList(it, gateway.url, 'classes')
    await desk.edit(it, '密码2201')
  }
  await desk.fillIn(page, { 联系人: '李辅导员' })
  await desk.save(page)
  await desk.gone(page)
  await desk.fillIn(colleague, { 联系电话: '020-84110003' })
  await desk.save(colleague)
  await colleague.getByText('内容已在别处修改，请刷新后再提交').waitFor()
  await picture(colleague, 'organisation-stale')
  await desk.dialog(colleague).getByRole('button', { name: '刷新', exact: true }).click()
  await colleague.getByText('您的修改仍保留在表单中').waitFor()
  expect(await desk.dialog(colleague).getByLabel('联系人').inputValue()).toBe('李辅导员')
  await desk.save(colleague)
  await desk.gone(colleague)
  await desk.edit(page, '密码2201')
  await desk.openList(colleague, gateway.url, 'classes')
  await colleague.getByRole('button', { name: '删除密码2201' }).click()
  await desk.dialog(colleague).getByRole('button', { name: '删除', exact: true }).click()
  await colleague.getByText('已删除').waitFor()
  await desk.fillIn(page, { 联系人: '王辅导员' })
  await desk.save(page)
  await desk.dialog(page).getByRole('button', { name: '刷新', exact: true }).click()
  await page.getByText('该班级已被删除，修改没有保存').waitFor()
})

test('majors are imported from the workbook of LibreOffice and from a DBF; the refused row says why', async () => {
  const checked = await desk.importFile(page, gateway.url, 'majors', majors, 4)
  expect(checked).toContain('所属院系不存在，请与本校设置中的名称核对')
  await picture(page, 'organisation-import-done-1440')
  await desk.importFile(page, gateway.url, 'majors', { ...dbf, buffer: dbfFile(ministryNames) }, 1)
  await desk.openList(page, gateway.url, 'majors')
  for (const name of ['网络工程', '秘书学'])
    await page.getByRole('button', { name: `查看${name}` }).waitFor()
  await pictures('majors/import', 'import')
  await pictures('majors/imports', 'import-log')
})

const dbf = { name: 'ZY.DBF', mimeType: 'application/x-dbf' }
const ministryNames = {
  fields: [
    { name: 'ZYMC', type: 'C', length: 40 },
    { name: 'ZYDM', type: 'C', length: 12 },
    { name: 'XZ', type: 'C', length: 3 },
    { name: 'XLDM', type: 'C', length: 6 },
    { name: 'YXMC', type: 'C', length: 40 },
    { name: 'GBZY', type: 'C', length: 12 },
  ],
  rows: [['秘书学', '050107', '4', '11201', '中国语言文学系', '050107T']],
}

test('what is searched and narrowed is in the address', async () => {
  await desk.openList(page, gateway.url, 'majors')
  await page.getByRole('searchbox').fill('工程')
  await page.getByRole('searchbox').press('Enter')
  await page.getByText('共 2 条').waitFor()
  expect(new URL(page.url()).searchParams.get('search')).toBe('工程')
  await page.reload()
  await page.getByText('共 2 条').waitFor()
})

test('no page made a mistake of its own on the way', () => {
  expect([page, colleague, phone].flatMap((it) => it.mistakes)).toEqual([])
})
