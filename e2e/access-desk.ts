import type { Browser } from 'playwright-core'
import { openPage, picture } from './browser'

type Person = Awaited<ReturnType<typeof openPage>>

/** The form of signing in, filled in and sent. */
export async function enter(page: Person, url: string, account: string, password: string) {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('textbox', { name: '账号' }).fill(account)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

export async function changePassword(page: Person, former: string, chosen: string) {
  await page.waitForURL('**/change-password')
  await page.getByLabel('原密码').fill(former)
  await page.getByLabel('新密码', { exact: true }).fill(chosen)
  await page.getByLabel('再次输入新密码').fill(chosen)
  await page.getByRole('button', { name: '保存新密码' }).click()
}

/** Resolves once the list shows the role. */
export async function addRole(page: Person, url: string, name: string, functions: string[]) {
  await page.goto(`${url}/roles/new`)
  await page.getByLabel('角色名称').fill(name)
  for (const it of functions) {
    const [group = '', label = ''] = it.split('/')
    await page.getByRole('group', { name: group }).getByLabel(label, { exact: true }).check()
  }
  await page.getByLabel('全部专业（含以后新增）').check()
  await picture(page, 'access-role-form')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name, exact: true }).waitFor()
  await picture(page, 'access-roles')
}

interface NewUser {
  suffix: string
  name: string
  role: string
  password: string
}

export async function addUser(page: Person, url: string, user: NewUser) {
  await page.goto(`${url}/staff?open=new`)
  const form = page.getByRole('dialog', { name: '添加用户' })
  await form.getByLabel('账号').fill(user.suffix)
  await form.getByLabel('姓名').fill(user.name)
  await form.getByLabel('角色').click()
  await page.locator('.ant-select-item-option', { hasText: user.role }).click()
  await form.getByLabel('登录密码').fill(user.password)
  await form.getByLabel('确认密码').fill(user.password)
  await picture(page, 'access-user-form')
  await form.getByRole('button', { name: '添加' }).click()
  await page.getByRole('cell', { name: user.name, exact: true }).waitFor()
}

/** Of one row of the users' list. */
export async function chooseMore(page: Person, name: string, task: string) {
  await page.getByRole('button', { name: `${name}的更多操作` }).click()
  await page.getByRole('menuitem', { name: task }).click()
}

/** Through the three steps of enrolment; gives back the secret and the recovery codes. */
export async function enrol(page: Person, password: string, codeOf: (secret: string) => string) {
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('img', { name: /身份验证器二维码/ }).waitFor()
  await picture(page, 'access-enrol')
  const secret = (await page.locator('.authenticator code').innerText()).replace(/\s/g, '')
  await page.getByLabel('动态码').fill(codeOf(secret))
  await page.getByRole('button', { name: '确认绑定' }).click()
  const list = page.getByRole('list', { name: '恢复码' })
  await list.waitFor()
  await picture(page, 'access-recovery-codes')
  return { secret, codes: await list.locator('code').allInnerTexts() }
}

export async function finishEnrolment(page: Person) {
  await page.getByLabel('我已保存').check()
  await page.getByRole('button', { name: '完成' }).click()
}

/** The same pages as on a phone: nothing may reach beyond its edge. */
export async function phonePictures(
  browser: Browser,
  cookiesOf: Person,
  url: string,
  paths: string[],
) {
  const page = await openPage(browser, 'phone')
  await page.context().addCookies(await cookiesOf.context().cookies())
  const wide: string[] = []
  for (const path of paths) {
    await page.goto(`${url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await picture(page, `access-phone${path.replaceAll(/[/?=]/g, '-')}`)
    if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth'))
      wide.push(path)
  }
  return wide
}
