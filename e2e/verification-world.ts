import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { pastCertificateFields } from 'shared-types/certificates/past-certificate-fields'
import { reportWorkbook } from '../cloudfunctions/src/imports/reports/test/report-files'
import { openBrowser, openPage } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import { callAs, type Tab } from './student-app-world'

interface Row {
  id: string
  number: string
}

/** A certificate as its holder has it: where it is verified, and the file. */
export interface Paper {
  id: string
  path: string
  pdf: Buffer
}

export interface VerificationWorld {
  gateway: Gateway
  browser: Browser
  centre: Tab
  /** Two that are in force, so that one can be put an end to. */
  papers: Paper[]
  /** Where a certificate of 2012, on paper alone, is verified. */
  pastPath: string
  /** Does this while the storage has none of its files. */
  withoutStorage: (work: () => Promise<void>) => Promise<void>
  close: () => Promise<void>
}

/** The demonstration province with every certificate issued that is due, and one row of an old register. */
export async function openVerificationWorld(): Promise<VerificationWorld> {
  const gateway = await startGateway()
  const browser = await openBrowser()
  const centre = await openPage(browser, 'desktop')
  await desk.signIn(centre, gateway.url, 'centre')
  await issueAll(centre, gateway.url)
  const year = Number(new URL(centre.url()).searchParams.get('year') ?? 2026)
  const { rows } = await callAs<{ rows: Row[] }>(centre, 'staff', 'certificates.search', {
    year,
    state: 'in-force',
    limit: 4,
  })
  const papers = []
  for (const { id } of rows) papers.push(await paperOf(centre, gateway.url, id))
  return {
    gateway,
    browser,
    centre,
    papers,
    pastPath: await loadRegister(centre, gateway.url),
    withoutStorage: (work) => withoutFolder(path.join(gateway.dataFolder, 'storage'), work),
    async close() {
      await browser.close()
      await gateway.stop()
    },
  }
}

async function issueAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/certificates/issue`)
  await page.getByRole('button', { name: /^签发 [\d,]+ 人的证书$/ }).click()
  await page.getByText('没有可签发的人').waitFor({ timeout: 120_000 })
}

async function paperOf(page: Page, url: string, id: string): Promise<Paper> {
  const { certificate } = await callAs<{ certificate: { verificationUrl: string } }>(
    page,
    'staff',
    'certificates.get',
    { id },
  )
  const link = await callAs<{ url: string }>(page, 'staff', 'certificates.link', { id })
  const file = await fetch(new URL(new URL(link.url, url).pathname, url))
  return {
    id,
    path: new URL(certificate.verificationUrl).pathname,
    pdf: Buffer.from(await file.arrayBuffer()),
  }
}

const registered: Record<string, string> = {
  number: '201210558000007',
  year: '2012',
  school: '10558',
  name: '历届甲',
  idNumber: '',
  sex: '女',
  educationLevel: '本科生毕业',
  major: '汉语言文学',
  receivingUnit: '广州市人力资源和社会保障局',
  issuedOn: '2012-07-01',
  remark: '',
}

async function loadRegister(page: Page, url: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-register-'))
  const file = path.join(folder, '历史证书.xlsx')
  const line = pastCertificateFields.map((it) => [it.label, registered[it.name] ?? ''])
  writeFileSync(file, reportWorkbook([Object.fromEntries(line) as Record<string, string>]))
  await page.goto(`${url}/certificates/past/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.getByText('导入完成').waitFor()
  rmSync(folder, { recursive: true })
  const { rows } = await callAs<{ rows: { verificationUrl: string }[] }>(
    page,
    'staff',
    'certificates.search-past',
    { search: registered['number'] },
  )
  return new URL(rows[0]?.verificationUrl ?? '').pathname
}

async function withoutFolder(folder: string, work: () => Promise<void>): Promise<void> {
  if (!existsSync(folder)) throw new Error(`${folder} is not there`)
  renameSync(folder, `${folder}-away`)
  try {
    await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
    renameSync(`${folder}-away`, folder)
  }
}
