import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage, picture } from './browser'
import { seriousFindings } from './findings'
import { startGateway, type Gateway } from './gateway'

jest.setTimeout(180_000)

let gateway: Gateway
let browser: Browser
let page: Page & { mistakes: string[] }

beforeAll(async () => {
  gateway = await startGateway()
  browser = await openBrowser()
  page = await openPage(browser, 'desktop')
})
afterAll(async () => {
  await browser?.close()
  await gateway?.stop()
})

const press = (key: string) => page.keyboard.press(key)

/** 「快速前往」, by what is typed; Enter takes the first that is found. */
async function go(words: string, first: string): Promise<void> {
  await press('Control+k')
  const field = page.getByRole('combobox', { name: '查找' })
  await field.waitFor()
  await page.keyboard.type(words)
  await page.getByRole('option', { name: first, selected: true }).waitFor()
  await press('Enter')
  await field.waitFor({ state: 'detached' })
}

const drawer = () => page.getByRole('dialog').filter({ hasText: '生源上报' })

/** Whose record lies open to be decided, once it is not that of the one before; nobody reads half a drawer. */
async function openAfter(before?: string): Promise<string> {
  const title = drawer().getByText(/ · 生源上报/)
  const next = before ? title.filter({ hasNotText: `${before} · ` }) : title
  await next.waitFor()
  await drawer().getByRole('button', { name: '通过', exact: true }).waitFor()
  return (await next.innerText()).split(' · ')[0]?.trim() ?? ''
}

/** How many wait, as the tree of majors beside the list says. */
const waiting = (count: number) =>
  page.getByRole('button', { name: `全部专业 待审 ${count}` }).waitFor()

test('signing in and going to the list takes no mouse', async () => {
  await page.goto(gateway.url)
  await page.getByRole('textbox', { name: '账号' }).waitFor()
  await page.keyboard.type('10558jsj')
  await press('Tab')
  await page.keyboard.type('Biyetong2026')
  await press('Enter')
  await page.getByRole('heading', { name: '待处理事务' }).waitFor()
  await press('Control+k')
  await page.getByRole('listbox', { name: '查找结果' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, 'daily-use-palette')
  await press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  await press('?')
  await page.getByRole('dialog', { name: '键盘操作一览' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go('sysb', '生源上报')
  await page.getByRole('heading', { name: '生源上报', level: 1 }).waitFor()
})

test('a and r decide, the next that waits opens, and the counts follow', async () => {
  await waiting(4)
  // Keys work on rows, which are there a moment after the tree.
  await page
    .getByRole('button', { name: /^审核 / })
    .first()
    .waitFor()
  await press('a')
  const first = await openAfter()
  await press('a')
  await page.getByText(`${first}：通过`).waitFor()
  await waiting(3)
  const second = await openAfter(first)
  await press('r')
  await page.keyboard.type('请补充现户口所在地')
  await press('Control+Enter')
  await page.getByText(`${second}：不通过`).waitFor()
  await waiting(2)
  await openAfter(second)
  await picture(page, 'daily-use-review')
})

test('who leaves a changed record is asked first', async () => {
  await drawer().getByRole('button', { name: '编辑' }).press('Enter')
  const mobile = drawer().getByRole('textbox', { name: '手机号' })
  await mobile.focus()
  await mobile.press('End')
  await page.keyboard.type('9')
  await go('xjlb', '学籍列表')
  const question = page.getByRole('dialog').filter({ hasText: '尚未保存，确定离开？' })
  await question.getByRole('button', { name: '继续编辑' }).press('Enter')
  await question.waitFor({ state: 'detached' })
  expect(page.url()).toContain('/reports/origin')
  await go('xjlb', '学籍列表')
  await question.getByRole('button', { name: /离\s?开/ }).press('Enter')
  await page.getByRole('heading', { name: '学籍列表', level: 1 }).waitFor()
})

test('a student is found by number, and the dark colours stay', async () => {
  await go('202200026', '202200026')
  await page.getByRole('dialog').filter({ hasText: '202200026' }).waitFor()
  await go('深色', '深色')
  await page.locator('html[data-colours=dark]').waitFor()
  await page.reload()
  await page.locator('html[data-colours=dark]').waitFor()
  await picture(page, 'daily-use-dark')
  expect(page.mistakes).toEqual([])
})
