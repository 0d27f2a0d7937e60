import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { picture } from './browser'
import { seriousFindings } from './findings'
import { openAt, openStudentWorld, signInAndBind, type StudentWorld } from './student-app-world'

jest.setTimeout(300_000)

const widths = [320, 390, 768]

const routes = [
  'home/index',
  'consent/index',
  'identity/index',
  'me/index',
  'data/index',
  'report/index?kind=origin',
  'report/index?kind=dispatch',
  'report/index?kind=employment',
  'certificate/index',
  'archive/index',
  'appeals/index',
  'appeals/open/index?category=other',
  'announcements/index',
  'questions/index',
  'face/index?check=00000000-0000-4000-8000-000000000000&provider=sandbox',
]

let world: StudentWorld
beforeAll(async () => {
  world = await openStudentWorld()
})
afterAll(async () => world?.close())

/** Narrow, usual and wide: nothing is cut off at the side, and nobody is shut out. */
async function look(route: string): Promise<void> {
  const { student } = world
  await openAt(world, route)
  for (const width of widths) {
    await student.setViewportSize({ width, height: 844 })
    await picture(student, `student-${route.replace(/[^a-z]+/g, '-').slice(0, 30)}-${width}`)
    const wide = await student.evaluate(() => document.documentElement.scrollWidth)
    expect([route, width, wide]).toEqual([route, width, width])
  }
  expect([route, await seriousFindings(world.student)]).toEqual([route, []])
}

test('before signing in', () => look('home/index'))

test('every page of a bound student, at three widths', async () => {
  await signInAndBind(world)
  for (const route of routes) await look(route)
})

test('every page at 320 px in large text', async () => {
  await openAt(world, 'me/index')
  await world.student.getByRole('button', { name: /大字模式/ }).tap()
  await world.student.setViewportSize({ width: 320, height: 844 })
  for (const route of routes) {
    await openAt(world, route)
    await picture(world.student, `student-large-${route.replace(/[^a-z]+/g, '-').slice(0, 30)}`)
    const wide = await world.student.evaluate(() => document.documentElement.scrollWidth)
    expect([route, wide]).toEqual([route, 320])
  }
})
