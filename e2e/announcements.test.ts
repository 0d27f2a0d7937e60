import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import { seriousFindings } from './findings'
import { startGateway, type Gateway } from './gateway'
import { signIn } from './staff-desk'
import * as app from './student-app'
import { callAs } from './student-app-world'

jest.setTimeout(300_000)

type Tab = Page & { mistakes: string[] }

const TITLE = '关于开展 2026 届毕业去向登记的通知'
const newcomer = { wechat: '还没有绑定的微信', name: '', idNumber: '' }

let gateway: Gateway
let browser: Browser
let student: Tab

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  student = await openPage(browser, 'phone')
})
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const see = (text: string | RegExp) =>
  student.getByText(text).filter({ visible: true }).first().waitFor()
const tap = (name: string | RegExp) =>
  student.getByRole('button', { name }).filter({ visible: true }).first().tap()
const open = async (page: string) => {
  await student.goto(`${gateway.url}/m/#/pages/${page}`)
  await student.reload()
}

/** At the widths of phones: nothing is cut off at the side, and nobody is shut out. */
async function fits(name: string): Promise<void> {
  for (const width of [320, 390]) {
    await student.setViewportSize({ width, height: 844 })
    await picture(student, `${name}-${width}`)
    const wide = await student.evaluate(() => document.documentElement.scrollWidth)
    expect([name, width, wide]).toEqual([name, width, width])
  }
  expect([name, await seriousFindings(student)]).toEqual([name, []])
}

test('the centre writes an announcement, looks at it as on a phone, and publishes it', async () => {
  const centre = await openPage(browser, 'desktop')
  await signIn(centre, gateway.url, 'centre')
  await centre.goto(`${gateway.url}/announcements`)
  await centre.getByText('还没有写过公告。').waitFor()
  await centre.getByRole('link', { name: '撰写公告' }).click()
  await centre.getByRole('textbox', { name: /^标题/ }).fill(TITLE)
  await centre.getByRole('checkbox', { name: /置顶/ }).check()
  await centre
    .getByRole('textbox', { name: /^正文/ })
    .fill(
      '各位毕业生：\n请于 **6 月 30 日**前完成登记。\n## 登记步骤\n1. 绑定学籍\n2. 填写生源信息\n详见[省人社厅网站](https://hrss.gd.gov.cn/)。',
    )
  const preview = centre.getByRole('region', { name: '预览内容' })
  await preview.getByText('登记步骤').waitFor()
  await picture(centre, 'announcement-writing')
  // Whoever leaves is asked first.
  await centre.getByRole('link', { name: '返回资讯公告管理' }).click()
  await centre.getByText('尚未保存，确定离开？').filter({ visible: true }).waitFor()
  await centre.getByRole('button', { name: '继续编辑' }).click()
  await centre.getByRole('button', { name: '保存草稿' }).click()
  await centre.getByText('草稿', { exact: true }).waitFor()
  await centre.getByRole('button', { name: '发布…' }).click()
  await picture(centre, 'announcement-publishing')
  await centre.getByRole('button', { name: '立即发布' }).click()
  await centre.getByText('已发布', { exact: true }).first().waitFor()
  expect(centre.mistakes).toEqual([])
  await centre.close()
})

test('staff of a school read it on their home page', async () => {
  const staff = await openPage(browser, 'desktop')
  await signIn(staff, gateway.url, '10558admin')
  await staff.getByRole('button', { name: `阅读 ${TITLE}` }).click()
  await staff.getByRole('heading', { name: '登记步骤' }).waitFor()
  await picture(staff, 'announcement-for-staff')
  expect(staff.mistakes).toEqual([])
  await staff.close()
})

test('a student who is not bound yet reads it on the phone, and then it is not new any more', async () => {
  await app.signIn(student, gateway.url, newcomer)
  await tap('开始授权')
  await see('中国内地学生')
  await open('home/index')
  const unread = student.getByRole('button', { name: new RegExp(`^未读，置顶，${TITLE}`) })
  await unread.waitFor()
  await fits('student-home-announcement')
  await unread.tap()
  await see('登记步骤')
  await fits('student-announcement')
  await open('announcements/index')
  await student.getByRole('button', { name: new RegExp(`^置顶，${TITLE}`) }).waitFor()
  await fits('student-announcements')
  await tap('办事指南')
  await see('暂时没有办事指南')
})

test('a question is found by other words, and what stays open leads to an appeal', async () => {
  await open('home/index')
  await tap(/^常见问题，/)
  await see('认证与绑定')
  await fits('student-questions')
  const search = student.getByRole('searchbox', { name: '查找问题' })
  await search.fill('baodaozheng')
  await see('2023 年起还有报到证吗')
  await search.fill('刷脸失败')
  await tap(/^实名认证（刷脸）不通过怎么办/)
  await see('无法使用刷脸的')
  await fits('student-question')
  await tap('没有解决？去申诉')
  await see('申诉内容')
})

test('after signing out the device does not know what was read', async () => {
  const marks = () =>
    student.evaluate(() => JSON.stringify({ ...localStorage }).includes('read-announcements'))
  await open('me/index')
  await see('设置')
  expect(await marks()).toBe(true)
  await tap('退出登录')
  await tap('确定退出登录')
  await see('欢迎使用毕业通')
  expect(await marks()).toBe(false)
  expect(student.mistakes).toEqual([])
})

test('what does not load says so, and loads at another try', async () => {
  await app.signIn(student, gateway.url, newcomer)
  await student.getByText('办事大厅').waitFor()
  await student.route(/\/call\/student/, (route) =>
    (route.request().postData() ?? route.request().url()).includes('announcements.')
      ? route.abort()
      : route.continue(),
  )
  await open('home/index')
  await see('公告没有加载出来，点此重试')
  await picture(student, 'student-home-announcement-failed')
  await student.unrouteAll()
  await tap('公告没有加载出来，点此重试')
  await see(TITLE)
  const { rows } = await callAs<{ rows: { title: string }[] }>(
    student,
    'student',
    'announcements.list-for-students',
    {},
  )
  expect(rows.map((it) => it.title)).toEqual([TITLE])
})
