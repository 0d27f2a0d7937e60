import type { Page } from 'playwright-core'
import { picture } from './browser'

/** What members of staff do in the admin web, by what they read on it. */
export async function signIn(page: Page, url: string, account: string): Promise<void> {
  await page.goto(`${url}/`)
  await page.getByRole('textbox', { name: '账号' }).fill(account)
  await page.getByRole('textbox', { name: '密码' }).fill('Biyetong2026')
  await picture(page, `staff-sign-in-${account}`)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '待处理事务' }).waitFor()
  await picture(page, `staff-home-${account}`)
}

/** Resolves once the rows are on the roll. */
export async function importRoll(
  page: Page,
  url: string,
  file: string,
  rows: number,
): Promise<void> {
  await page.goto(`${url}/roll/import`)
  await picture(page, 'staff-import-upload')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '开始检查' }).waitFor()
  await picture(page, 'staff-import-columns')
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('button', { name: `导入 ${rows} 行` }).waitFor()
  await picture(page, 'staff-import-checked')
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click()
  await page.getByText('导入完成').waitFor()
  await picture(page, 'staff-import-done')
}

export async function approve(page: Page, url: string, kind: string, name: string): Promise<void> {
  await openReport(page, url, kind, name)
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await page.getByText(`${name}：通过`).waitFor()
  await picture(page, 'staff-approved')
}

export async function reject(page: Page, url: string, kind: string, name: string, opinion: string) {
  await openReport(page, url, kind, name)
  await page.getByRole('button', { name: '不通过' }).click()
  await page.getByText('请输入审核意见').first().waitFor()
  await picture(page, 'staff-opinion-missing')
  await page.getByRole('dialog').getByRole('textbox').fill(opinion)
  await page.getByRole('button', { name: '不通过' }).click()
  await page.getByText(`${name}：不通过`).waitFor()
}

export async function openReport(
  page: Page,
  url: string,
  kind: string,
  name: string,
): Promise<void> {
  await page.goto(`${url}/reports/${kind}?stage=pending&search=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `审核 ${name}` }).click()
  await page.getByRole('button', { name: '通过', exact: true }).waitFor()
  await picture(page, `staff-${kind}-report`)
}
