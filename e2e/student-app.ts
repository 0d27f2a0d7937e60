import type { Page } from 'playwright-core'
import { picture } from './browser'

/** What a student does in the app, in the app's own words. */
export interface Person {
  /** The name of the sandbox WeChat account. */
  wechat: string
  name: string
  idNumber: string
}

const tap = (page: Page, name: string, exact = false) =>
  page.getByRole('button', { name, exact }).first().tap()
const fill = (page: Page, name: string, value: string) =>
  page.getByRole('textbox', { name }).first().fill(value)

export async function signIn(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(`${url}/m/`)
  await tap(page, '微信登录')
  await page.getByRole('textbox', { name: '沙箱微信名' }).fill(person.wechat)
  await tap(page, '以此微信登录')
}

export async function bind(page: Page, person: Person): Promise<void> {
  await picture(page, 'student-consent')
  await tap(page, '开始授权')
  await picture(page, 'student-kind')
  await tap(page, '中国内地学生')
  await fill(page, '姓名', person.name)
  await fill(page, '身份证号', person.idNumber)
  await tap(page, '开始验证')
  await page.getByText('仅供演示').filter({ visible: true }).first().waitFor()
  await picture(page, 'student-face-sandbox')
  await tap(page, '通过', true)
  await page.getByText('绑定成功').waitFor()
  await picture(page, 'student-bound')
}

export async function reportOrigin(page: Page): Promise<void> {
  await fillOrigin(page)
  await submit(page)
}

/** Up to the end of what the platform asks: what the school adds comes after it. */
export async function fillOrigin(page: Page): Promise<void> {
  await tap(page, '马上完善信息')
  await page.getByRole('button', { name: '专业，必填，软件工程' }).waitFor()
  await picture(page, 'student-origin-school')
  await tap(page, '下一步')
  await tap(page, '生源地')
  for (const part of ['广东省', '广州市', '越秀区']) await tap(page, part)
  await fill(page, '现户口所在地', '广州市越秀区东风中路 1 号')
  await fill(page, '手机号', '14500001111')
  await picture(page, 'student-origin-person')
  await tap(page, '下一步')
  await tap(page, '是否师范生')
  await tap(page, '非师范生')
  await picture(page, 'student-origin-other')
}

/** A returned report, corrected where the opinion said so. */
export async function correctOrigin(page: Page, opinion: string): Promise<void> {
  await openTile(page, '生源上报，已退回')
  await page.getByText(opinion).filter({ visible: true }).first().waitFor()
  await picture(page, 'student-origin-returned')
  await tap(page, '下一步')
  await fill(page, '现户口所在地', '广州市越秀区东风中路 2 号')
  await tap(page, '下一步')
  await submit(page, '重新提交')
}

export async function reportDispatch(page: Page): Promise<void> {
  await openTile(page, '派遣方案上报，待办理')
  await page.getByRole('button', { name: '广州市人力资源和社会保障局' }).waitFor()
  await picture(page, 'student-dispatch')
  await tap(page, '下一步')
  await submit(page)
}

/** Draws the certificate and downloads it; resolves to the file's bytes. */
export async function drawCertificate(page: Page, url: string): Promise<Buffer> {
  await openTile(page, '毕业去向登记证明，待办理')
  await tap(page, '领取', true)
  await page.getByText('编号').filter({ visible: true }).first().waitFor()
  await picture(page, 'student-certificate')
  const link = await page.evaluate(async () => {
    const answer = await fetch('/call/student/certificates.link-mine', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'biyetong' },
      body: '{}',
    })
    return ((await answer.json()) as { value: { url: string } }).value.url
  })
  const answer = await page.request.get(new URL(link, url).toString())
  return answer.body()
}

export async function submit(page: Page, button = '提交'): Promise<void> {
  await tap(page, button, true)
  await page.getByText('当前状态：二级待审').waitFor()
  await picture(page, 'student-submitted')
}

/** From wherever one is, to the service hall as it is now. */
export async function openHome(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*$/, '#/pages/home/index'))
  await page.reload()
  await page.getByText('办事大厅').waitFor()
}

async function openTile(page: Page, name: string): Promise<void> {
  await openHome(page)
  await picture(page, 'student-home')
  await tap(page, name)
}
