import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import * as desk from './access-desk'
import { openBrowser, openPage, picture } from './browser'
import { startGateway, type Gateway } from './gateway'
import { signIn } from './staff-desk'
import { nextTotp, totpAt } from './totp'

jest.setTimeout(300_000)

type Person = Awaited<ReturnType<typeof openPage>>

const role = '学院审核员'
const user = { suffix: 'shenhe', name: '周审核', role, password: 'First2026pass' }
const account = `10558${user.suffix}`
const own = 'Chosen2026pass'

let gateway: Gateway
let browser: Browser
let admin: Person
let reviewer: Person
let oneTime = ''
let secret = ''
let recoveryCodes: string[] = []

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  admin = await openPage(browser, 'desktop')
  reviewer = await openPage(browser, 'desktop')
  await signIn(admin, gateway.url, '10558admin')
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const menu = (page: Person) => page.getByRole('navigation', { name: '主菜单' })
const go = (page: Person, path: string) => page.goto(`${gateway.url}${path}`)

test('the school administrator makes a role, a user with it, and a one-time password', async () => {
  await desk.addRole(admin, gateway.url, role, ['生源上报/审核', '档案/查看'])
  await desk.addUser(admin, gateway.url, user)
  await picture(admin, 'access-users')
  await desk.chooseMore(admin, user.name, '重置密码')
  await admin.getByRole('button', { name: '重置密码', exact: true }).click()
  const shown = admin.getByRole('dialog', { name: '新的一次性密码' })
  await shown.waitFor()
  await picture(admin, 'access-one-time-password')
  const [, password = ''] = await shown.locator('code').allInnerTexts()
  oneTime = password
  await shown.getByRole('button', { name: '我已保存' }).click()
  await shown.waitFor({ state: 'hidden' })
})

test('the user must change it at the first sign-in and sees only what the role allows', async () => {
  await desk.enter(reviewer, gateway.url, account, oneTime)
  await desk.changePassword(reviewer, oneTime, own)
  await menu(reviewer).getByText('生源上报').waitFor()
  const shown = await menu(reviewer).innerText()
  expect(shown).toContain('档案')
  for (const other of ['派遣方案', '就业上报', '学籍管理', '系统管理', '申诉中心'])
    expect(shown).not.toContain(other)
  await picture(reviewer, 'access-reviewer-home')
})

test('a permission taken away is refused at the next click, and its entry leaves the menu', async () => {
  await go(reviewer, '/archives')
  await reviewer.getByRole('heading', { name: '档案列表' }).waitFor()
  await admin.getByRole('link', { name: '角色管理' }).click()
  await admin.getByRole('link', { name: role, exact: true }).click()
  await admin.getByRole('group', { name: '档案' }).getByLabel('查看', { exact: true }).uncheck()
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('已保存').waitFor()
  await reviewer.getByRole('button', { name: '刷新' }).click()
  await reviewer.getByText('您没有此功能的权限').first().waitFor()
  await menu(reviewer).getByText('档案', { exact: true }).waitFor({ state: 'detached' })
  expect(await reviewer.getByRole('table').count()).toBe(0)
  await picture(reviewer, 'access-refused')
})

test('a role with members is not deleted, and says how many they are', async () => {
  await go(admin, '/roles')
  await admin.getByRole('button', { name: `删除 ${role}` }).click()
  await admin.getByRole('button', { name: '删除', exact: true }).click()
  await admin.getByText('该角色有 1 名成员，不能删除').waitFor()
  await picture(admin, 'access-role-in-use')
})

test('who saves a role that was changed meanwhile is told so, and loses nothing', async () => {
  const second = await admin.context().newPage()
  for (const page of [admin, second]) {
    await page.goto(`${gateway.url}/roles`)
    await page.getByRole('link', { name: role, exact: true }).click()
    await page.getByLabel('角色描述').waitFor()
  }
  await second.getByLabel('角色描述').fill('学院辅导员')
  await second.getByRole('button', { name: '保存' }).click()
  await second.getByText('已保存').waitFor()
  await second.close()

  await admin.getByRole('group', { name: '申诉中心' }).getByLabel('处理').check()
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('内容已在别处修改').waitFor()
  await picture(admin, 'access-role-stale')
  await admin.getByRole('alert').getByRole('button', { name: '刷新' }).click()
  await admin.getByText('已载入最新内容').waitFor()
  expect(await admin.getByLabel('角色描述').inputValue()).toBe('学院辅导员')
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('已保存').waitFor()
  await menu(reviewer).getByText('申诉中心').first().waitFor({ state: 'detached' })
})

test('leaving a changed role asks first', async () => {
  await admin.getByRole('link', { name: role, exact: true }).click()
  await admin.getByLabel('角色描述').fill('改了一半')
  await admin.getByRole('link', { name: '用户管理' }).click()
  await admin.getByRole('dialog', { name: '尚未保存，确定离开？' }).waitFor()
  await picture(admin, 'access-role-unsaved')
  await admin.getByRole('button', { name: '离开' }).click()
  await admin.getByRole('heading', { name: '用户管理' }).waitFor()
})

test('once the school requires it, nothing opens before a second factor is enrolled', async () => {
  await admin.getByRole('button', { name: '登录安全要求' }).click()
  await admin.getByRole('switch', { name: /登录必须使用二次验证/ }).click()
  await picture(admin, 'access-security')
  await admin.getByRole('button', { name: '确定' }).click()
  await admin.waitForURL('**/second-factor')
  await go(reviewer, '/reports/origin')
  await reviewer.waitForURL('**/second-factor')
  await picture(reviewer, 'access-must-enrol')
  const enrolled = await desk.enrol(reviewer, own, (it) => totpAt(it, Date.now()))
  secret = enrolled.secret
  recoveryCodes = enrolled.codes
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await reviewer.getByRole('button', { name: '完成' }).isDisabled()).toBe(true)
  await desk.finishEnrolment(reviewer)
  await reviewer.getByRole('heading', { name: '待处理事务' }).waitFor()
})

async function signInWith(code: string): Promise<Person> {
  const page = await openPage(browser, 'desktop')
  await desk.enter(page, gateway.url, account, own)
  await page.getByLabel('动态码或恢复码').fill(code)
  await picture(page, 'access-sign-in-code')
  await page.getByRole('button', { name: '登录' }).click()
  return page
}

test('signing in takes a code of the authenticator, or a recovery code, and that only once', async () => {
  const first = await signInWith(nextTotp(secret))
  await first.getByRole('heading', { name: '待处理事务' }).waitFor()
  const [code = ''] = recoveryCodes
  const second = await signInWith(code)
  await second.getByRole('heading', { name: '待处理事务' }).waitFor()
  const third = await signInWith(code)
  await third.getByText('动态码不正确或已用过').waitFor()
})

test('the account settings show the second factor, what is left of it, and every sign-in', async () => {
  await reviewer.getByRole('button', { name: `${user.name}，账户菜单` }).click()
  await reviewer.getByRole('menuitem', { name: '账户设置' }).click()
  await reviewer.getByText('剩余恢复码 9 个').waitFor()
  expect(await reviewer.getByText('不能停用').count()).toBe(1)
  const log = reviewer.getByRole('region', { name: '登录日志' })
  await log.getByText('本机').first().waitFor()
  expect(await log.getByText('本机').count()).toBe(3)
  await picture(reviewer, 'access-account')
})

test('on a phone every page of access stays within its edges', async () => {
  const enrolled = await desk.enrol(admin, 'Biyetong2026', (it) => totpAt(it, Date.now()))
  expect(enrolled.codes).toHaveLength(10)
  await desk.finishEnrolment(admin)
  await go(admin, '/roles')
  const address = await admin.getByRole('link', { name: role, exact: true }).getAttribute('href')
  const paths = ['/account', '/roles', '/roles/new', address ?? '', '/staff', '/staff?open=new']
  expect(await desk.phonePictures(browser, admin, gateway.url, paths)).toEqual([])
})

test('no page made a mistake of its own on the way', () => {
  expect([...admin.mistakes, ...reviewer.mistakes]).toEqual([])
})
