import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import * as access from './access-desk'
import { openBrowser, openPage, picture, type Device } from './browser'
import * as centre from './centre-desk'
import { startGateway, type Gateway } from './gateway'
import * as organisation from './organisation-desk'
import { countPresses } from './presses'
import * as staff from './staff-desk'
import * as app from './student-app'

jest.setTimeout(300_000)

/** Saved by LibreOffice; nine invented people of one major. */
const roll = fileURLToPath(new URL('../cloudfunctions/test/samples/roll.xlsx', import.meta.url))
const school = { code: '19999', name: '样例职业技术大学', administrator: '林管理' }
const role = '学院审核员'
const user = { suffix: 'shenhe', name: '周审核', role, password: 'First2026pass' }
const student = { wechat: '样例的微信', name: '样例甲', idNumber: '440103200402299918' }
const own = 'Yangli2026x'

/**
 * Presses that each may need at most, as measured: whoever adds a step decides so here. The centre's hold one on a form
 * that is still empty; a file is chosen without one.
 */
const budgets = { centre: 11, administrator: 32, student: 16, reviewer: 4 }
type Who = keyof typeof budgets

interface Person {
  page: Page & { mistakes: string[] }
  presses: () => number
  seconds: number
}

let gateway: Gateway
let browser: Browser
const people = new Map<Who, Person>()

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

/** One person's turn, at a machine of their own. */
async function as(
  who: Who,
  work: (page: Person['page']) => Promise<void>,
  device: Device = 'desktop',
) {
  const page = await openPage(browser, device)
  const person = { page, presses: await countPresses(page), seconds: 0 }
  people.set(who, person)
  const begun = performance.now()
  await work(page)
  person.seconds = (performance.now() - begun) / 1000
}

/** A desk opens its page by the address; going by the menu first finds what is missing there and counts the presses. */
async function walk(page: Page, label: string, group = label) {
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('link', { name: '首页' }).waitFor()
  const entry = menu.getByRole('link', { name: label, exact: true })
  if (!(await entry.isVisible())) await menu.getByRole('menuitem', { name: group }).click()
  await entry.click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

async function seeOpen(page: Page) {
  const section = page.getByRole('region', { name: '生源上报' })
  await section.getByText('正在开放', { exact: true }).waitFor()
}

let oneTime = ''

test('the centre makes a school with its administrator, and sees that the year is open', () =>
  as('centre', async (page) => {
    await staff.signIn(page, gateway.url, 'centre')
    await walk(page, '院校管理')
    oneTime = await centre.addSchool(page, gateway.url, school)
    await walk(page, '上报开关', '全省设置')
    await seeOpen(page)
  }))

test('its administrator sets up a major, a reviewer and the roll', () =>
  as('administrator', async (page) => {
    await access.enter(page, gateway.url, `${school.code}admin`, oneTime)
    await access.changePassword(page, oneTime, own)
    await page.getByRole('heading', { name: '待处理事务' }).waitFor()
    await picture(page, 'setup-home-of-nothing')
    await walk(page, '院系管理', '院校组织')
    await organisation.add(page, '院系', { 院系名称: '计算机学院' })
    await organisation.gone(page)
    await walk(page, '专业管理', '院校组织')
    await organisation.add(page, '专业', {
      专业名称: '软件工程',
      专业代码: '080902',
      学制: ['choose', '4 年'],
      学历: ['choose', '本科生毕业'],
      所属院系: ['choose', '计算机学院'],
      国标专业: ['choose', '软件工程'],
    })
    await organisation.gone(page)
    await picture(page, 'setup-major')
    await walk(page, '上报设置')
    await seeOpen(page)
    await picture(page, 'setup-reporting')
    await walk(page, '角色管理', '系统管理')
    await page.getByRole('link', { name: '添加角色' }).click()
    await access.addRole(page, gateway.url, role, ['生源上报/审核'])
    await walk(page, '用户管理', '系统管理')
    await page.getByRole('button', { name: '添加用户' }).click()
    await access.addUser(page, gateway.url, user)
    await walk(page, '导入学籍', '学籍管理')
    await staff.importRoll(page, gateway.url, roll, 9)
  }))

test('a student on the roll binds and reports the origin on a phone', () =>
  as(
    'student',
    async (page) => {
      await app.signIn(page, gateway.url, student)
      await app.bind(page, student)
      await app.reportOrigin(page)
    },
    'phone',
  ))

test('the report waits for the new reviewer', () =>
  as('reviewer', async (page) => {
    await access.enter(page, gateway.url, `${school.code}${user.suffix}`, user.password)
    await access.changePassword(page, user.password, own)
    await page.getByRole('heading', { name: '待处理事务' }).waitFor()
    await picture(page, 'setup-reviewer-home')
    await page.getByRole('link', { name: '待审核生源上报' }).click()
    await page.getByRole('button', { name: `审核 ${student.name}` }).click()
    await page.getByRole('button', { name: '通过', exact: true }).waitFor()
    await picture(page, 'setup-first-report')
  }))

test('none of them needed more presses than the budget allows', () => {
  const spent = [...people].map(([who, { presses, seconds }]) => ({
    who,
    presses: presses(),
    seconds: Math.round(seconds),
  }))
  console.table(spent)
  expect(spent.map((it) => it.who).sort()).toEqual(Object.keys(budgets).sort())
  expect(spent.filter((it) => it.presses === 0 || it.presses > budgets[it.who])).toEqual([])
})

test('no page made a mistake of its own on the way', () => {
  expect([...people.values()].flatMap((it) => it.page.mistakes)).toEqual([])
})
