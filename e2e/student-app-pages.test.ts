import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser, openPage, openProfile, picture } from './browser'
import { wordsCutOff } from './cut-off'
import { seriousFindings } from './findings'
import { startGateway, type Gateway } from './gateway'
import { signIn } from './student-app'
import { loadPeople, type People, type Standing } from './student-app-people'
import type { Tab } from './student-app-world'

jest.setTimeout(600_000)

const widths = [320, 390, 768]

let gateway: Gateway
let browser: Browser
let people: People
let page: Tab
/** What is written about the settled student, or to everybody. */
const ids = { announcement: '', question: '', appeal: '' }

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  people = await loadPeople(gateway.dataFolder)
  page = await openPage(browser, 'phone')
  await write()
})

afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

async function ask<T>(
  caller: 'staff' | 'student',
  token: string,
  operation: string,
  input: object,
) {
  const answer = await fetch(`${gateway.url}/call/${caller}/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(input),
  })
  const reply = (await answer.json()) as { ok: boolean; value: T }
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply)}`)
  return reply.value
}

async function write(): Promise<void> {
  const { centre, school } = people.staff
  const { id, version } = await ask<Record<'id' | 'version', string>>(
    'staff',
    centre,
    'announcements.add',
    {
      title: '关于做好 2026 届普通高等学校毕业生毕业去向登记、档案转递和报到手续有关工作的通知',
      category: 'policy',
      audience: 'all',
      forSchoolId: null,
      pinned: true,
      body: [
        { kind: 'heading', text: '登记时间' },
        { kind: 'paragraph', spans: [{ text: '请于 6 月 30 日前完成登记。'.repeat(8) }] },
      ],
      attachments: [],
    },
  )
  await ask('staff', centre, 'announcements.publish', { id, version, at: null })
  ids.announcement = id
  const student = people.students.settled
  await ask('student', student, 'certificates.draw', {})
  const { rows } = await ask<{ rows: { id: string }[] }>('student', student, 'questions.search', {})
  ids.question = rows[0]?.id ?? ''
  const appeal = await ask<{ id: string }>('student', student, 'appeals.open', {
    key: crypto.randomUUID(),
    category: 'wrong-information',
    content: '专业名称有误，应为软件工程（智能制造方向，中外合作办学）；学制应为四年。'.repeat(3),
    attachments: [],
  })
  ids.appeal = appeal.id
  const staff = await ask<{ version: number }>('staff', school, 'appeals.get', { id: appeal.id })
  await ask('staff', school, 'appeals.answer', {
    id: appeal.id,
    version: staff.version,
    text: '已核对招生录取名册并更正，请在“我的”页面查看；如仍有误，请补充录取通知书照片。',
  })
}

const button = (name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()

interface Look {
  name: string
  who?: Standing
  route: string | (() => string)
  /** What is on it when it has come. */
  shows: string | RegExp
  then?: () => Promise<void>
}

const looks: Look[] = [
  { name: 'home-returned', who: 'returned', route: 'home/index', shows: '现在要办：生源上报' },
  { name: 'home-settled', who: 'settled', route: 'home/index', shows: '已寄出，在途' },
  { name: 'consent', who: 'settled', route: 'consent/index', shows: '您已同意以上内容' },
  { name: 'identity-bound', who: 'settled', route: 'identity/index', shows: '粤港澳大湾区' },
  {
    name: 'face',
    who: 'settled',
    route: 'face/index?check=00000000-0000-4000-8000-000000000000&provider=sandbox',
    shows: '仅供演示',
  },
  { name: 'me', who: 'settled', route: 'me/index', shows: '退出所有网页登录' },
  { name: 'data', who: 'settled', route: 'data/index', shows: '导出为文件' },
  { name: 'partners-none', who: 'settled', route: 'partners/index', shows: '没有系统查询过' },
  {
    name: 'origin-returned',
    who: 'returned',
    route: 'report/index?kind=origin',
    shows: '请写到门牌号',
  },
  {
    name: 'origin-division',
    who: 'returned',
    route: 'report/index?kind=origin',
    shows: '下一步',
    async then() {
      await button('下一步').tap()
      await button(/^生源地/).tap()
      await page.getByRole('textbox', { name: /拼音/ }).fill('yuexiu')
      await button(/越秀区/).waitFor()
    },
  },
  {
    name: 'origin-waiting',
    who: 'waiting',
    route: 'report/index?kind=origin',
    shows: '已提交，审核中',
  },
  {
    name: 'dispatch-form',
    who: 'dispatched',
    route: 'report/index?kind=dispatch',
    shows: '下一步',
  },
  {
    name: 'dispatch-settled',
    who: 'settled',
    route: 'report/index?kind=dispatch',
    shows: '办理进度',
  },
  {
    name: 'employment-company',
    who: 'dispatched',
    route: 'report/index?kind=employment',
    shows: '毕业去向',
    async then() {
      await button(/毕业去向/).tap()
      await page
        .locator('.sheet')
        .getByRole('button', { name: /^签就业协议形式就业/ })
        .tap()
      await button('下一步').tap()
      await button(/^单位名称/).tap()
      await page.getByRole('textbox', { name: /信用代码的开头/ }).fill('科技')
      await page.locator('.company__name').filter({ visible: true }).first().waitFor()
    },
  },
  { name: 'certificate', who: 'settled', route: 'certificate/index', shows: '出示核验二维码' },
  {
    name: 'certificate-code',
    who: 'settled',
    route: 'certificate/index',
    shows: '出示核验二维码',
    async then() {
      await button('出示核验二维码').tap()
      await page.getByText('请对方扫码核验').waitFor()
    },
  },
  { name: 'certificate-none', who: 'waiting', route: 'certificate/index', shows: '暂无可领取' },
  { name: 'archive', who: 'settled', route: 'archive/index', shows: '接收单位签收' },
  { name: 'archive-none', who: 'waiting', route: 'archive/index', shows: '还没有登记' },
  { name: 'appeals', who: 'settled', route: 'appeals/index', shows: '已回复' },
  {
    name: 'appeal-new',
    who: 'settled',
    route: 'appeals/open/index?category=other',
    shows: '申诉内容',
  },
  {
    name: 'appeal',
    who: 'settled',
    route: () => `appeals/thread/index?id=${ids.appeal}`,
    shows: '已核对招生录取名册并更正',
  },
  { name: 'announcements', who: 'settled', route: 'announcements/index', shows: '毕业去向登记' },
  {
    name: 'announcement',
    who: 'settled',
    route: () => `announcements/read/index?id=${ids.announcement}`,
    shows: '登记时间',
  },
  { name: 'questions', who: 'settled', route: 'questions/index', shows: '认证与绑定' },
  {
    name: 'question',
    who: 'settled',
    route: () => `questions/article/index?id=${ids.question}`,
    shows: '没有解决？去申诉',
  },
  {
    name: 'not-there',
    who: 'settled',
    route: 'appeals/thread/index?id=00000000-0000-4000-8000-000000000000',
    shows: '没有找到该记录',
  },
]

async function open({ who, route, shows, then }: Look): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  if (who)
    await page
      .context()
      .addCookies([{ name: 'student_session', value: people.students[who], url: gateway.url }])
  await page.goto(`${gateway.url}/m/#/pages/${typeof route === 'string' ? route : route()}`)
  await page.reload()
  await page.getByText(shows).filter({ visible: true }).first().waitFor()
  await then?.()
}

/** Nothing is cut off at the side, and nobody is shut out. */
async function lookAt(name: string, sizes: readonly number[]): Promise<void> {
  for (const width of sizes) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `pages-${name}-${width}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    const cut = await wordsCutOff(page)
    const findings = await seriousFindings(page)
    expect({ name, width, wide, cut, findings }).toEqual({
      name,
      width,
      wide: width,
      cut: [],
      findings: [],
    })
  }
}

test('the first page before signing in', async () => {
  await open({ name: 'signed-out', route: 'home/index', shows: '欢迎使用毕业通' })
  await lookAt('signed-out', widths)
})

test.each(looks)('$name at three widths', async (look) => {
  await open(look)
  await lookAt(look.name, widths)
})

test('from signing in to the forms in which one binds, at three widths', async () => {
  await page.context().clearCookies()
  await page.setViewportSize({ width: 390, height: 844 })
  const nobody = { wechat: '尚未绑定的微信', name: '', idNumber: '' }
  await signIn(page, gateway.url, nobody)
  await button('开始授权').waitFor()
  await lookAt('consent-asked', widths)
  await button('开始授权').tap()
  await button(/^港澳台学生/).waitFor()
  await lookAt('identity-origin', widths)
  await button(/^港澳台学生/).tap()
  await page.getByRole('textbox', { name: '证件号码' }).fill('H1')
  await button('绑定学籍').tap()
  await page.getByText('请填写姓名').filter({ visible: true }).nth(0).waitFor()
  await lookAt('identity-permit', widths)
  await button('重新选择身份').tap()
  await button(/^中国内地学生/).tap()
  await button(/核验码/).tap()
  await page.getByRole('textbox', { name: '核验码' }).waitFor()
  await lookAt('identity-code', widths)
})

test('in large text every page still fits the narrowest phone', async () => {
  await open({ name: 'me', who: 'settled', route: 'me/index', shows: '大字模式' })
  await button(/大字模式/).tap()
  for (const look of looks) {
    await open(look)
    await page.locator('.screen--large').first().waitFor()
    await lookAt(`large-${look.name}`, [320])
  }
})

test('a certificate is handed to whatever the phone shares with', async () => {
  // No browser on Linux shares; what it would be handed is what counts.
  await page.addInitScript(() => {
    const shared: string[] = []
    Object.assign(window, { shared })
    Object.assign(navigator, {
      canShare: () => true,
      share: async ({ files: [file] }: { files: File[] }) =>
        shared.push(`${file?.name} ${file?.type} ${(await file?.text())?.slice(0, 5)}`),
    })
  })
  await open({ name: 'share', who: 'settled', route: 'certificate/index', shows: '分享证书' })
  await button('分享证书').tap()
  const shared = await page.waitForFunction(
    () => (window as unknown as { shared: string[] }).shared[0],
  )
  expect(await shared.jsonValue()).toMatch(/\.pdf application\/pdf %PDF-$/)
})

test('who has the browser write in large letters finds them here', async () => {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'large-letters-'))
  mkdirSync(path.join(profile, 'Default'))
  const preferences = { webkit: { webprefs: { default_font_size: 24 } } }
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  const context = await openProfile(profile)
  const other = await context.newPage()
  await other.goto(`${gateway.url}/m/`)
  await other.getByText('欢迎使用毕业通').waitFor()
  expect(await other.locator('.screen--large').count()).toBe(1)
  await context.close()
  rmSync(profile, { recursive: true })
})

test('no page made a mistake of its own', () => {
  expect(page.mistakes).toEqual([])
})
