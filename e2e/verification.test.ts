import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { picture } from './browser'
import { seriousFindings } from './findings'
import { runTool, scratch } from '../cloudfunctions/src/certificates/test/certificates'
import { callAs } from './student-app-world'
import { openVerificationWorld, type Paper, type VerificationWorld } from './verification-world'

jest.setTimeout(300_000)

const files = scratch()
let world: VerificationWorld
let holding: Paper
let replaced: Paper
let revoked: Paper

beforeAll(async () => {
  world = await openVerificationWorld()
  const [one, two, three] = world.papers
  if (!one || !two || !three) throw new Error('the demonstration has too few certificates')
  ;[holding, replaced, revoked] = [one, two, three]
  await callAs(world.centre, 'staff', 'certificates.reissue', {
    id: replaced.id,
    reason: '单位名称有误',
  })
  await callAs(world.centre, 'staff', 'certificates.revoke', {
    id: revoked.id,
    reason: '毕业资格被取消',
  })
})

afterAll(async () => {
  files.remove()
  await world?.close()
})

/** Ways in which an employer may look at the page; nothing of it needs a script. */
const looks: Record<string, BrowserContextOptions> = {
  '320': { viewport: { width: 320, height: 640 }, isMobile: true },
  '390': { viewport: { width: 390, height: 844 }, isMobile: true },
  '1440': { viewport: { width: 1440, height: 900 } },
  'dark-390': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true },
  'forced-390': { viewport: { width: 390, height: 844 }, forcedColors: 'active', isMobile: true },
}

type Arrive = (page: Page) => Promise<void>

/** Opens the page in every look: the same verdict, nothing wider than the screen, nobody shut out. */
async function look(name: string, verdict: string, arrive: Arrive, shown = Object.keys(looks)) {
  for (const [way, options] of Object.entries(looks)) {
    if (!shown.includes(way)) continue
    const context = await world.browser.newContext({ ...options, locale: 'zh-CN' })
    const page = await context.newPage()
    await arrive(page)
    expect(await page.locator('h1').allInnerTexts()).toEqual([verdict])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await picture(page, `verify-${name}-${way}`, { fullPage: true })
    // A browser's own colours are not the page's to answer for.
    if (options.forcedColors !== 'active') expect(await seriousFindings(page)).toEqual([])
    await context.close()
  }
}

const at =
  (path: () => string): Arrive =>
  async (page) => {
    await page.goto(`${world.gateway.url}${path()}`)
  }

const sending =
  (path: () => string, pdf: () => Buffer): Arrive =>
  async (page) => {
    await page.goto(`${world.gateway.url}${path()}`)
    const file = { name: '证书.pdf', mimeType: 'application/pdf', buffer: pdf() }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '核验文件' }).click()
  }

const typing =
  (code: () => string): Arrive =>
  async (page) => {
    await page.goto(`${world.gateway.url}${holding.path}`)
    await page.getByLabel(/查验码/).fill(code())
    await page.getByRole('button', { name: '查看完整内容' }).click()
  }

const printedCode = () => {
  const text = runTool('pdftotext', files.write('paper.pdf', holding.pdf), '-')
  return /查验码 ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(text)?.[1] ?? ''
}

const start = () => '/v/'
const altered = () => {
  const bytes = Buffer.from(holding.pdf)
  bytes[1000] = (bytes[1000] ?? 0) ^ 1
  return bytes
}
const updated = () => Buffer.concat([holding.pdf, Buffer.from('\n98 0 obj\n<<>>\nendobj\n%%EOF\n')])
const stranger = () => Buffer.from('%PDF-1.7\n%%EOF\n')

test.each<[string, string, Arrive]>([
  ['start', '电子证书核验', at(start)],
  ['genuine', '真实有效', at(() => holding.path)],
  ['superseded', '已被更换', at(() => replaced.path)],
  ['revoked', '已撤销', at(() => revoked.path)],
  ['unknown', '查无此证', at(() => `/v/${'A'.repeat(22)}`)],
  ['on-register', '历史证书', at(() => world.pastPath)],
  ['sample', '样张，不是证书', at(() => '/v/sample')],
  ['code', '真实有效', typing(printedCode)],
  ['file-genuine', '真实有效', sending(start, () => holding.pdf)],
  ['file-altered', '文件被改动', sending(() => holding.path, altered)],
  ['file-updated', '文件被改动', sending(start, updated)],
  ['file-unknown', '查无此证', sending(start, stranger)],
])('%s: the page says %s in every look', (name, verdict, arrive) => look(name, verdict, arrive))

test('a code that is wrong is said beside the field', async () => {
  await look(
    'code-refused',
    '真实有效',
    typing(() => 'AAAA-AAAA'),
    ['390', 'dark-390'],
  )
})

test('a storage that is away is no verdict', () =>
  world.withoutStorage(() =>
    look(
      'away',
      '请稍后再试',
      at(() => holding.path),
    ),
  ))

test('on paper: one page, with the verdict and when it was reached, without forms', async () => {
  const page = await world.browser.newPage({ locale: 'zh-CN' })
  await page.goto(`${world.gateway.url}${holding.path}`)
  const file = files.write('printed.pdf', await page.pdf({ format: 'A4' }))
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'verify-genuine-print', { fullPage: true })
  await page.close()
  const text = runTool('pdftotext', '-layout', file, '-')
  for (const shown of ['真实有效', '核验时间', '签章信息', '文档摘要', holding.path])
    expect(text).toContain(shown)
  for (const hidden of ['核验 PDF 文件', '查看完整内容']) expect(text).not.toContain(hidden)
  expect(runTool('pdfinfo', file)).toMatch(/Pages:\s+1\n/)
})

test('without scripts everything works: the verdict, the code, the file', async () => {
  const context = await world.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await typing(printedCode)(page)
  expect(await page.getByText('查验码正确，显示全部').count()).toBe(1)
  await sending(() => holding.path, altered)(page)
  expect(await page.locator('h1').innerText()).toBe('文件被改动')
  await context.close()
})

test('by keyboard: the code is typed and sent, the outline is seen', async () => {
  const page = await world.browser.newPage({ locale: 'zh-CN' })
  await page.goto(`${world.gateway.url}${holding.path}`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code')
  expect(
    await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle),
  ).toBe('solid')
  await page.keyboard.type(printedCode())
  await page.keyboard.press('Enter')
  await page.getByText('查验码正确，显示全部').waitFor()
  await page.close()
})

test('whoever guesses is told to wait, and how long', async () => {
  for (let guess = 0; guess < 70; guess++)
    await fetch(`${world.gateway.url}/v/${String(guess).padStart(22, 'B')}`)
  await look(
    'waiting',
    '请稍后再试',
    at(() => holding.path),
  )
})
