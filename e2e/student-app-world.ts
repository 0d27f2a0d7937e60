import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPage } from './browser'
import { startGateway, type Gateway } from './gateway'
import * as desk from './staff-desk'
import * as app from './student-app'

/** Saved by LibreOffice; nine invented people. */
const roll = fileURLToPath(new URL('../cloudfunctions/test/samples/roll.xlsx', import.meta.url))

export const person = { wechat: '样例的微信', name: '样例甲', idNumber: '440103200402299918' }

export type Tab = Page & { mistakes: string[] }

export interface StudentWorld {
  gateway: Gateway
  browser: Browser
  /** The school's administrator, in the admin web. */
  staff: Tab
  /** The student, on a phone. */
  student: Tab
  /** What the student's address begins with. */
  home: string
  close: () => Promise<void>
}

/** The product with a roll that has just been imported, and a student's phone that nobody has signed in on. */
export async function openStudentWorld(): Promise<StudentWorld> {
  const gateway = await startGateway()
  const browser = await openBrowser()
  const staff = await openPage(browser, 'desktop')
  await desk.signIn(staff, gateway.url, '10558admin')
  await desk.importRoll(staff, gateway.url, roll, 9)
  return {
    gateway,
    browser,
    staff,
    student: await openPage(browser, 'phone'),
    home: `${gateway.url}/m/`,
    async close() {
      await browser.close()
      await gateway.stop()
    },
  }
}

/** Somebody else of the staff, in the admin web. */
export async function openDesk({ browser, gateway }: StudentWorld, account: string): Promise<Tab> {
  const page = await openPage(browser, 'desktop')
  await desk.signIn(page, gateway.url, account)
  return page
}

export async function signInAndBind({ student, gateway }: StudentWorld): Promise<void> {
  await app.signIn(student, gateway.url, person)
  await app.bind(student, person)
}

/** Opens an address of the app afresh, as a link in a message does. */
export async function openAt({ student, home }: StudentWorld, page: string): Promise<void> {
  await student.goto(`${home}#/pages/${page}`)
  await student.reload()
  await student.getByText('正在加载').filter({ visible: true }).first().waitFor({ state: 'hidden' })
}

/** An operation called with the session of this tab. */
export async function callAs<T>(
  tab: Page,
  caller: 'staff' | 'student',
  operation: string,
  input: object,
): Promise<T> {
  const reply = await tab.evaluate(
    async ([address, body]) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'biyetong' },
        body,
      })
      return (await answer.json()) as { ok: boolean; value: unknown }
    },
    [`/call/${caller}/${operation}`, JSON.stringify(input)] as const,
  )
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply)}`)
  return reply.value as T
}
