import { afterAll, expect, jest, test } from '@jest/globals'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { published } from '../../../../cloudfunctions/test/builders/announcements'
import { askedByPartner } from '../../../../cloudfunctions/test/builders/partner-statement'
import { openWorld } from '../../../../cloudfunctions/test/contract/world'
import { openBrowser } from '../../../../e2e/browser'
import { wordsCutOff } from '../../../../e2e/cut-off'
import { pagesOf, weappFolder } from '../host/bundle'
import { studentPhone } from '../host/student-phone'
import { openPreview } from './open'

jest.setTimeout(120_000)

const pictures = fileURLToPath(new URL('../../../../e2e/pictures', import.meta.url))
mkdirSync(pictures, { recursive: true })

const browser = await openBrowser()
afterAll(() => browser.close())
const world = await openWorld()

const student = await world.student({ origin: 'completed', dispatch: 'completed' })
await world.call(student, 'certificates.draw', {})
await askedByPartner(world, student)
const announcement = await published(world, await world.staff('centre'))
const { rows: questions } = await world.call(student, 'questions.search', { words: '' })
const appeal = await world.call(student, 'appeals.open', {
  key: crypto.randomUUID(),
  category: 'wrong-information',
  content: '专业名称有误，应为软件工程（智能制造方向，中外合作办学）',
  attachments: [],
})

/** What is on each page of a graduate whose certificate is drawn. */
const pages: { address: string; shows: string }[] = [
  { address: 'pages/home/index', shows: '办事大厅' },
  { address: 'pages/consent/index', shows: '您已同意以上内容' },
  { address: 'pages/identity/index', shows: '已绑定学籍' },
  {
    address: 'pages/face/index?check=00000000-0000-4000-8000-000000000000&provider=sandbox',
    shows: '仅供演示',
  },
  { address: 'pages/me/index', shows: '撤回授权' },
  { address: 'pages/data/index', shows: '导出为文件' },
  { address: 'pages/partners/index', shows: '查询记录' },
  { address: 'pages/report/index?kind=origin', shows: '办理进度' },
  { address: 'pages/report/index?kind=dispatch', shows: '办理进度' },
  { address: 'pages/report/index?kind=employment', shows: '毕业去向' },
  { address: 'pages/certificate/index', shows: '转发证书' },
  { address: 'pages/archive/index', shows: '学校还没有登记您的档案去向' },
  { address: 'pages/appeals/index', shows: '待处理' },
  { address: 'pages/appeals/open/index?category=other', shows: '申诉内容' },
  { address: `pages/appeals/thread/index?id=${appeal.id}`, shows: '处理经过' },
  { address: 'pages/announcements/index', shows: '关于做好毕业去向登记工作的通知' },
  { address: `pages/announcements/read/index?id=${announcement.id}`, shows: '登记时间' },
  { address: 'pages/questions/index', shows: '认证与绑定' },
  { address: `pages/questions/article/index?id=${questions[0]?.id ?? ''}`, shows: '没有解决' },
]

test('this is every page that the compiled app has', () => {
  const visited = new Set(pages.map((it) => it.address.replace(/\?.*/, '')))
  expect([...visited].sort()).toEqual(pagesOf(weappFolder).sort())
})

test.each([320, 390])('in WeChat’s component framework every page fits %i px', async (width) => {
  const page = await browser.newPage({ viewport: { width, height: 844 }, hasTouch: true })
  const mistakes: string[] = []
  page.on('pageerror', (it) => mistakes.push(it.message))
  await openPreview(page, studentPhone(world, student.openid ?? ''))
  await page.getByText('办事大厅').waitFor()
  for (const [at, { address, shows }] of pages.entries()) {
    await page.evaluate((it) => window.weapp.open(it), `/${address}`)
    await shown(page, shows)
    await page.screenshot({ path: `${pictures}/weapp-${String(at + 10)}-${width}.png` })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect({ address, wide, cut: await wordsCutOff(page) }).toEqual({
      address,
      wide: width,
      cut: [],
    })
    await page.evaluate(() => window.weapp.back())
  }
  expect(mistakes).toEqual([])
})

const shown = (page: Page, words: string) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
