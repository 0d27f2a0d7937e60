import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { picture } from './browser'

/** What the provincial centre does in the admin web, by what it reads on it. */
const dialogOf = (page: Page) => page.getByRole('dialog').last()

/** As seen at a desk and on a phone. */
export async function twoPictures(page: Page, name: string): Promise<void> {
  await picture(page, `${name}-1440`)
  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, `${name}-390`)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect({ name, width }).toEqual({ name, width: 390 })
  await page.setViewportSize({ width: 1440, height: 900 })
}

interface NewSchool {
  code: string
  name: string
  administrator: string
}

/** Resolves to the password for one use. */
export async function addSchool(page: Page, url: string, school: NewSchool): Promise<string> {
  await page.goto(`${url}/schools`)
  await page.getByRole('button', { name: '新建院校' }).click()
  const form = dialogOf(page)
  await form.getByRole('button', { name: '新建并发放账号' }).click()
  await form.getByText('院校代码为 5 位数字').waitFor()
  await twoPictures(page, 'centre-school-missing')
  await form.getByRole('textbox', { name: '院校代码' }).fill(school.code)
  await form.getByRole('textbox', { name: '院校名称' }).fill(school.name)
  await form.getByRole('combobox', { name: '所在地' }).click()
  for (const part of ['广东省', '深圳市'])
    await page.getByRole('menuitemcheckbox', { name: part }).click()
  await page.keyboard.press('Escape')
  await form.getByRole('textbox', { name: '管理员姓名' }).fill(school.administrator)
  await form.getByRole('button', { name: '新建并发放账号' }).click()
  const shown = page.getByRole('dialog', { name: `${school.name}的管理员账号` })
  await shown.waitFor()
  await twoPictures(page, 'centre-school-issued')
  const password = await shown.locator('code').nth(1).innerText()
  await shown.getByRole('button', { name: '我已保存' }).click()
  return password
}

interface Decision {
  kind: string
  isOpen: boolean
}

export async function setSwitch(page: Page, url: string, { kind, isOpen }: Decision) {
  await page.goto(`${url}/settings/reporting`)
  const form = page.getByRole('form', { name: `${kind}的开关` })
  await form.getByRole('switch').click()
  expect(await form.getByRole('switch').isChecked()).toBe(isOpen)
  await form.getByRole('button', { name: `保存${kind}的设置` }).click()
  await page.getByText(`${kind}已保存`).waitFor()
  await page
    .getByRole('region', { name: kind })
    .getByText(isOpen ? '正在开放' : '未开放', { exact: true })
    .waitFor()
}

export async function importAuthorities(page: Page, url: string, file: string): Promise<void> {
  await page.goto(`${url}/settings/authorities/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('button', { name: '导入 3 行' }).waitFor()
  await page.getByText('本省应填地级市').waitFor()
  await twoPictures(page, 'centre-authorities-checked')
  await page.getByRole('button', { name: '导入 3 行' }).click()
  await page.getByText('导入完成').waitFor()
}

export async function importCodes(page: Page, url: string, file: string): Promise<void> {
  await page.goto(`${url}/settings/codes/politicalStatus/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('新增 1 项、更名 1 项、取消 1 项').waitFor()
  await twoPictures(page, 'centre-codes-changes')
  await page.getByRole('textbox', { name: '版本号' }).fill('2026')
  await page.getByRole('textbox', { name: '来源' }).fill('样例文件')
  await page.getByRole('textbox', { name: '从哪一届起使用' }).fill('2026')
  await page.getByRole('button', { name: '导入为新版本' }).click()
  await page.getByText('2006 至 2025 届').waitFor()
}

/** Opens the newest entry of an operation; resolves to what is read in it. */
export async function readAudit(page: Page, url: string, operation: string): Promise<string> {
  await page.goto(`${url}/audit?operation=${operation}`)
  await page.getByRole('button', { name: '的变更内容' }).first().click()
  const detail = page.locator('.audit-facts').first()
  await detail.waitFor()
  return detail.innerText()
}
