import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { picture } from './browser'
import { seriousFindings } from './findings'
import * as desk from './staff-desk'
import {
  openAt,
  openDesk,
  openStudentWorld,
  person,
  signInAndBind,
  type StudentWorld,
  type Tab,
} from './student-app-world'

jest.setTimeout(300_000)

let world: StudentWorld
let photograph: Buffer
let centre: Tab
beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
  photograph = await world.staff.screenshot({ type: 'jpeg' })
})
afterAll(async () => world?.close())

const tap = (name: string | RegExp, exact = false) =>
  world.student.getByRole('button', { name, exact }).first().tap()
const see = (text: string | RegExp) =>
  world.student.getByText(text).filter({ visible: true }).first().waitFor()
const choose = async (field: RegExp, option: string) => {
  await tap(field)
  await tap(option, true)
}

async function uploadProof(name: string): Promise<void> {
  const chooser = world.student.waitForEvent('filechooser')
  await tap('上传', true)
  await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer: photograph })
  await see(name)
}

test('the employer is found in the registry by parts of its name, and fills in the form', async () => {
  const { student } = world
  await openAt(world, 'report/index?kind=employment')
  await choose(/^毕业去向/, '其他录用形式就业')
  await tap('下一步')
  await tap(/^单位名称/)
  const box = student.getByRole('textbox', { name: /^输入单位名称的几个字/ })
  await box.fill('龘龘龘龘')
  await see('没有找到，可以换几个字，或手工填写')
  await picture(student, 'student-company-none')
  await student.route('**/call/student', (route) => route.abort())
  await box.fill('深圳 软件科技')
  await see('重试')
  await picture(student, 'student-company-failed')
  await student.unroute('**/call/student')
  await tap('重试', true)
  await see(/^列出最相近的 20 家/)
  await picture(student, 'student-company-found')
  expect(await seriousFindings(student)).toEqual([])
  await student.getByText('样例', { exact: true }).filter({ visible: true }).first().waitFor()
  await student.locator('.company-list [role=button]').first().tap()
  await see('样例单位，仅供演示')
  await see('由所选单位带出')
  const code = student.getByRole('textbox', { name: /^统一社会信用代码/ })
  expect(await code.inputValue()).toMatch(/^91[0-9A-Z]{16}$/)
  expect(await code.isDisabled()).toBe(true)
  await student.setViewportSize({ width: 320, height: 700 })
  expect(await student.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(320)
  await picture(student, 'student-company-chosen-320')
  await student.setViewportSize({ width: 390, height: 844 })
})

test('whoever does not find it types the name, and nothing of the former company stays', async () => {
  const { student } = world
  await tap(/^单位名称/)
  await tap('找不到，手工填写')
  await student.getByRole('textbox', { name: /^单位名称/ }).fill('腾讯')
  await student.getByRole('textbox', { name: /^统一社会信用代码/ }).fill('914403001922038217')
  await student.getByRole('textbox', { name: /^单位联系人/ }).fill('王')
  await see('统一社会信用代码校验不通过，请对照营业执照逐位核对')
  await see(/^请填写单位名称的全称/)
  await picture(student, 'student-company-typed')
  await tap('从单位名录中查找')
  await tap(/^单位名称/)
  await student.getByRole('textbox', { name: /^输入单位名称的几个字/ }).fill('深圳 软件科技')
  await see(/^列出最相近的 20 家/)
  await student.locator('.company-list [role=button]').first().tap()
  await see('样例单位，仅供演示')
})

test('with a photograph as proof it is handed in', async () => {
  const { student } = world
  await choose(/^职业类别/, '教学人员')
  await choose(/^专业与就业相关度/, '很匹配')
  await tap('下一步')
  await uploadProof('就业协议.jpg')
  await picture(student, 'student-employment-proof')
  await tap('提交', true)
  await see('当前状态：二级待审')
  expect(student.mistakes.filter((it) => !it.includes('ERR_FAILED'))).toEqual([])
})

test('staff look at the proof beside the record, turn it, and approve', async () => {
  const { staff, gateway } = world
  await desk.openReport(staff, gateway.url, 'employment', person.name)
  await staff.getByRole('button', { name: '打开附件 就业协议.jpg' }).click()
  const dialog = staff.getByRole('dialog', { name: '就业协议.jpg' })
  await dialog.getByRole('img', { name: '就业协议.jpg' }).waitFor()
  await dialog.getByRole('button', { name: '旋转' }).click()
  await picture(staff, 'staff-proof-preview')
  await staff.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await desk.approve(staff, gateway.url, 'employment', person.name)
  expect(staff.mistakes).toEqual([])
})

test('the centre completes it; whoever changes jobs then applies for a change, with a new proof', async () => {
  const { student, gateway } = world
  centre = await openDesk(world, 'centre')
  await desk.approve(centre, gateway.url, 'employment', person.name)
  await openAt(world, 'home/index')
  await student.locator('.tile-employment').getByText('查看，有变化可申请变更').waitFor()
  await openAt(world, 'report/index?kind=employment')
  await see('申请变更')
  await picture(student, 'student-employment-settled')
  await tap('申请变更', true)
  await see(/写明变更原因/)
  await tap('下一步')
  await tap(/^单位名称/)
  await student.getByRole('textbox', { name: /^输入单位名称的几个字/ }).fill('深圳 软件科技')
  await see(/^列出最相近的 20 家/)
  await student.locator('.company-list [role=button]').nth(1).tap()
  await see('样例单位，仅供演示')
  await picture(student, 'student-amendment-employer')
  await tap('下一步')
  await uploadProof('新单位合同.jpg')
  await tap('下一步')
  await tap('提交', true)
  await see('请填写变更原因')
  await picture(student, 'student-amendment-reason-missing')
  await student.getByRole('textbox', { name: /^变更原因/ }).fill('已离职，与新单位签约')
  await tap('提交', true)
  await see('当前状态：二级待审')
  await picture(student, 'student-amendment-submitted')
  expect(await seriousFindings(student)).toEqual([])
})

test('reviewers see what would change; given up, what was settled holds again', async () => {
  const { staff, student, gateway } = world
  await desk.openReport(staff, gateway.url, 'employment', person.name)
  await staff.getByRole('region', { name: '变更对照' }).getByText('变更后').waitFor()
  await picture(staff, 'staff-amendment')
  await desk.reject(staff, gateway.url, 'employment', person.name, '合同没有盖章')
  await openAt(world, 'report/index?kind=employment')
  await see('合同没有盖章')
  await picture(student, 'student-amendment-returned')
  await tap('放弃变更', true)
  await tap('确定放弃变更', true)
  await see('审核完成')
  await see('就业协议.jpg')
  const mistakes = [...staff.mistakes, ...centre.mistakes, ...student.mistakes]
  expect(mistakes.filter((it) => !it.includes('ERR_FAILED'))).toEqual([])
})
