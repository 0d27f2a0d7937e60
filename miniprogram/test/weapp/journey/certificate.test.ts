import { expect, jest, test } from '@jest/globals'
import { openWorld, type Student } from '../../../../cloudfunctions/test/contract/world'
import { serveStorage } from '../../../../cloudfunctions/test/serve-storage'
import type { Device } from '../host/device'
import { bootWeapp, type Host } from '../host/host'
import { phoneWithFiles } from '../host/student-phone'

jest.setTimeout(60_000)

const USUAL_BRIGHTNESS = 0.35

const world = await openWorld()
const storage = await serveStorage(world.services)

test('the certificate of a completed dispatch is drawn, shown, and opened as a PDF that can be saved', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const app = await open(student)
  await app.tap('领取')
  await app.see('普通高等学校毕业生毕业去向登记证明')
  expect(app.text()).toContain('演示证书')
  const { rows } = await world.owner.query<{ number: string }>(
    `select number from certificate where student_id = $1 and state = 'in-force'`,
    [student.id],
  )
  expect(app.text()).toContain(rows[0]?.number)

  await app.tap('打开证书')
  const opened = await app.until('a document to be opened', () =>
    app.calls.find((it) => it.method === 'openDocument'),
  )
  expect(opened.options).toMatchObject({ fileType: 'pdf', showMenu: true })
  expect(app.filesOnDevice()).toEqual([opened.options['filePath']])

  // While it is open it has to be there; it goes with the consent, or when the app is opened the next time.
  await app.open('/pages/me/index')
  await app.tap('撤回授权')
  await app.tap('确定撤回授权')
  await app.until('the file to be gone', () => app.filesOnDevice().length === 0 || undefined)
})

test('a certificate goes to a chat and does not stay on the phone, sent or not', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const asked: string[] = []
  const app = await open(student, {
    shareFileMessage({ fileName }) {
      asked.push(String(fileName))
      throw new Error('cancel')
    },
  })
  await app.tap('领取')
  await app.tap('转发证书')
  await app.until('a chat to be asked for', () => asked[0])
  expect(asked[0]).toMatch(/\.pdf$/)
  await app.until('the file to be gone', () => app.filesOnDevice().length === 0 || undefined)
  expect(app.text()).not.toContain('没有成功')
})

test('the code is shown on a bright screen; whatever comes after finds it as it was', async () => {
  const screen = lamp()
  const app = await open(await withCertificate(), screen.device)
  await app.tap('出示核验二维码')
  await app.see('请对方扫码核验')
  expect(Object.values(await app.find('qr-screen__code-image')).join()).toContain('data:image/gif')
  await app.until('a bright screen', () => screen.is(1, true))
  await app.tap('关闭')
  await app.until('the screen of before', () => screen.is(USUAL_BRIGHTNESS, false))
})

test('another page dims the screen, and coming back to the code brightens it', async () => {
  const screen = lamp()
  const app = await open(await withCertificate(), screen.device)
  await app.tap('出示核验二维码')
  await app.until('a bright screen', () => screen.is(1, true))
  await app.open('/pages/questions/index')
  await app.until('the screen of before', () => screen.is(USUAL_BRIGHTNESS, false))
  await app.back()
  await app.until('a bright screen', () => screen.is(1, true))
  // The whole page goes, and the code with it.
  await app.back()
  await app.until('the screen of before', () => screen.is(USUAL_BRIGHTNESS, false))
})

test('a phone that does not tell how bright it is stays as it is and shows the code', async () => {
  const screen = lamp()
  const app = await open(await withCertificate(), {
    ...screen.device,
    getScreenBrightness() {
      throw new Error('not supported')
    },
  })
  await app.tap('出示核验二维码')
  await app.see('请对方扫码核验')
  await app.tap('关闭')
  await app.see('出示核验二维码')
  expect(screen.is(USUAL_BRIGHTNESS, false)).toBe(true)
})

test('without a completed dispatch the certificate page says what is missing', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'level2' })
  const app = await open(student)
  await app.see('派遣方案审核完成后才能领取电子证书')
})

/** A screen that remembers what was done to it. */
function lamp() {
  let brightness = USUAL_BRIGHTNESS
  let isAwake = false
  const device: Device = {
    getScreenBrightness: () => ({ value: brightness }),
    setScreenBrightness({ value }) {
      brightness = Number(value)
      return {}
    },
    setKeepScreenOn({ keepScreenOn }) {
      isAwake = Boolean(keepScreenOn)
      return {}
    },
  }
  const is = (wanted: number, awake: boolean) =>
    (brightness === wanted && isAwake === awake) || undefined
  return { device, is }
}

async function withCertificate(): Promise<Student> {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  await world.call(student, 'certificates.draw', {})
  return student
}

async function open({ openid = '' }: Student, more: Device = {}): Promise<Host> {
  const app = await bootWeapp({ ...phoneWithFiles(world, openid, storage, []), ...more })
  await app.see('办事大厅')
  await app.open('/pages/certificate/index')
  return app
}
