import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { picture } from './browser'
import { readAudit, twoPictures } from './centre-desk'
import { seriousFindings } from './findings'
import {
  callAs,
  openAt,
  openDesk,
  openStudentWorld,
  person,
  signInAndBind,
  type StudentWorld,
  type Tab,
} from './student-app-world'

jest.setTimeout(300_000)

const client = fileURLToPath(new URL('../docs/examples/partner-client.mjs', import.meta.url))
const partner = { name: '省政务服务平台', purpose: '办理人事档案转递' }

interface Key {
  id: string
  secret: string
}

let world: StudentWorld
let page: Tab
let first: Key
let second: Key

beforeAll(async () => {
  world = await openStudentWorld()
  await signInAndBind(world)
  await callAs(world.staff, 'staff', 'archives.add', {
    year: 2026,
    person: { name: person.name, idNumber: person.idNumber },
    graduated: true,
    state: 'to-send',
    on: '2026-06-20',
    data: { recipientUnit: '广州市人才服务中心' },
  })
  page = await openDesk(world, 'centre')
})
afterAll(async () => world?.close())

/** The documented example, as the partner's engineer runs it. */
function runClient(key: Key, operation: 'archive-whereabouts' | 'certificate', name = person.name) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [client, operation, name, person.idNumber],
    {
      env: {
        PATH: process.env['PATH'],
        BIYETONG_URL: world.gateway.url,
        BIYETONG_KEY_ID: key.id,
        BIYETONG_SECRET: key.secret,
      },
      encoding: 'utf8',
    },
  )
  return { status, said: status === 0 ? stdout : (stderr.split('：')[0] ?? '') }
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

/** The dialog that shows a key once; closes it. */
async function takeKey(look?: string): Promise<Key> {
  const shown = page.getByRole('dialog', { name: `${partner.name}的新密钥` })
  await shown.waitFor()
  if (look) await twoPictures(page, look)
  const [id = '', secret = ''] = await shown.locator('code').allInnerTexts()
  await shown.getByRole('button', { name: '我已保存' }).click()
  await shown.waitFor({ state: 'hidden' })
  return { id, secret }
}

/** The partner's drawer as it is now. */
async function openPartner() {
  await page.goto(`${world.gateway.url}/partners`)
  await page.getByRole('button', { name: `查看 ${partner.name}` }).click()
  const drawer = page.getByRole('dialog').last()
  await drawer.getByText('最近的调用').waitFor()
  return drawer
}

async function edit(change: () => Promise<void>): Promise<void> {
  await openPartner()
  await press('编辑')
  await change()
  await press('保存')
  await page.getByText('已保存').first().waitFor()
}

test('the centre adds a partner; without a purpose it does not; the key is shown once', async () => {
  await page.goto(`${world.gateway.url}/partners`)
  await page.getByText('还没有合作系统').waitFor()
  await twoPictures(page, 'partners-none')
  await press('添加合作系统')
  const form = page.getByRole('dialog').last()
  await form.getByRole('textbox', { name: '名称' }).fill(partner.name)
  await press('添加并签发密钥')
  await form.getByText('请填写查询用途').waitFor()
  await twoPictures(page, 'partners-missing')
  await form.getByRole('textbox', { name: '查询用途' }).fill(partner.purpose)
  await press('添加并签发密钥')
  first = await takeKey('partners-issued')
  expect(first.id).toMatch(/^pk-[0-9a-f]{16}$/)
  await page.reload()
  await openPartner()
  const whole = await page.content()
  expect(whole).toContain(first.id)
  expect(whole).not.toContain(first.secret)
})

test('the documented client is answered with that key, and its call appears on the page', async () => {
  const { status, said } = runClient(first, 'archive-whereabouts')
  expect(status).toBe(0)
  expect(JSON.parse(said)).toMatchObject({
    archives: [{ name: person.name, recipientUnit: '广州市人才服务中心' }],
  })
  expect(runClient(first, 'archive-whereabouts', '另一人')).toEqual({
    status: 1,
    said: 'not-found',
  })
  const drawer = await openPartner()
  await drawer.getByText('已回答').waitFor()
  await drawer.getByText('没有找到该记录').waitFor()
  await drawer.getByText('2026-01 版，face 认证').first().waitFor()
  const text = await drawer.innerText()
  expect(text).toContain('调用 2 次，拒绝 0 次')
  expect(text).not.toContain(person.idNumber)
  await twoPictures(page, 'partners-usage')
  expect(await seriousFindings(page)).toEqual([])
})

test('a wrong secret is refused; two keys work while the partner changes over, the retired one no longer', async () => {
  expect(runClient({ ...first, secret: `${first.secret}x` }, 'archive-whereabouts').said).toBe(
    'signature-refused',
  )
  await openPartner()
  await press('签发新密钥')
  second = await takeKey()
  for (const key of [first, second]) expect(runClient(key, 'archive-whereabouts').status).toBe(0)
  await openPartner()
  expect(await page.getByRole('button', { name: '签发新密钥' }).count()).toBe(0)
  await press(`停用密钥 ${first.id}`)
  await twoPictures(page, 'partners-retire')
  await page.locator('.ant-modal-confirm').getByRole('button', { name: '停用' }).click()
  await page.getByText('（已停用）').waitFor()
  expect(runClient(first, 'archive-whereabouts').said).toBe('signature-refused')
  expect(runClient(second, 'archive-whereabouts').status).toBe(0)
})

test('what it may ask for and how often is decided here, and holds from the next call', async () => {
  await edit(() => page.getByRole('checkbox', { name: '电子证书' }).uncheck())
  expect(runClient(second, 'certificate').said).toBe('scope-missing')
  const drawer = await openPartner()
  const used = Number(/调用 (\d+) 次/.exec(await drawer.innerText())?.[1])
  await edit(() => page.getByRole('spinbutton', { name: '每日调用上限' }).fill(String(used)))
  expect(runClient(second, 'archive-whereabouts').said).toBe('quota-exceeded')
  await (await openPartner()).getByText('拒绝 1 次').first().waitFor()
  await edit(() => page.getByRole('spinbutton', { name: '每日调用上限' }).fill('10000'))
  expect(runClient(second, 'archive-whereabouts').status).toBe(0)
})

test('the student sees on the phone who asked, takes the consent back, and gives it again', async () => {
  const { student } = world
  const see = (text: string) => student.getByText(text).filter({ visible: true }).first().waitFor()
  const tap = (name: string) => student.getByRole('button', { name }).first().tap()
  await openAt(world, 'me/index')
  await tap('授权记录')
  await see('查询记录')
  await see(partner.purpose)
  await see('有效')
  await picture(student, 'student-partners', { fullPage: true })
  expect(await seriousFindings(student)).toEqual([])
  await tap('撤回授权')
  await picture(student, 'student-partners-asked')
  await tap('确定撤回授权')
  await see('恢复授权')
  expect(runClient(second, 'archive-whereabouts').said).toBe('consent-withdrawn')
  await (await openPartner()).getByText('本人已在毕业通撤回').first().waitFor()
  await openAt(world, 'partners/index')
  await see('未提供：您已撤回授权')
  await picture(student, 'student-partners-refused', { fullPage: true })
  await tap('恢复授权')
  await see('有效')
  expect(runClient(second, 'archive-whereabouts').status).toBe(0)
  await openAt(world, 'data/index')
  await see('授权记录')
})

test('a partner that is switched off is refused whole, and the log tells who did what', async () => {
  await openPartner()
  await press('停用')
  await page.locator('.ant-modal-confirm').getByRole('button', { name: '停用' }).click()
  await page.getByText('已停用').first().waitFor()
  expect(runClient(second, 'archive-whereabouts').said).toBe('partner-disabled')
  const { url } = world.gateway
  expect(await readAudit(page, url, 'partners.create')).toContain(partner.purpose)
  expect(await readAudit(page, url, 'partners.save')).toContain('档案去向')
  expect(await readAudit(page, url, 'partner.archive-whereabouts')).toContain('2026-01')
})

test('no page made a mistake of its own on the way', () => {
  expect([...page.mistakes, ...world.student.mistakes]).toEqual([])
})
