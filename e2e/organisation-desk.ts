import type { Locator, Page } from 'playwright-core'

/** What the school's office does in 「院校组织」, by what it reads there. */
export const dialog = (page: Page): Locator => page.getByRole('dialog')

export async function openList(page: Page, url: string, list: string): Promise<void> {
  await page.goto(`${url}/organisation/${list}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** A value to type, or `['choose', what is offered]`. */
type Entry = string | readonly ['choose', string]

export async function fillIn(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [label, entry] of Object.entries(entries)) {
    const field = dialog(page).getByLabel(label, { exact: false }).first()
    if (typeof entry === 'string') await field.fill(entry)
    else {
      await field.click()
      await field.fill(entry[1])
      await page
        .locator('.ant-select-dropdown:visible')
        .getByText(entry[1], { exact: false })
        .first()
        .click()
    }
  }
}

/** A button that has just been at work may still bear its sign. */
export const save = (page: Page) => dialog(page).getByRole('button', { name: /保存$/ }).click()

export async function add(
  page: Page,
  label: string,
  entries: Readonly<Record<string, Entry>>,
): Promise<void> {
  await page.getByRole('button', { name: `添加${label}`, exact: true }).click()
  await fillIn(page, entries)
  await save(page)
}

export async function edit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `编辑${name}`, exact: true }).click()
  await dialog(page).waitFor()
}

export const gone = (page: Page) => dialog(page).waitFor({ state: 'hidden' })

/** From the file to the rows in the list; resolves to what the result says about refused rows. */
export async function importFile(
  page: Page,
  url: string,
  list: string,
  file: string | { name: string; mimeType: string; buffer: Buffer },
  rows: number,
): Promise<string> {
  await page.goto(`${url}/organisation/${list}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('button', { name: `导入 ${rows} 行` }).waitFor()
  const checked = await page.locator('main').innerText()
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click()
  await page.getByText('导入完成').waitFor()
  return checked
}
