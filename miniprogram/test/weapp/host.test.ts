/** @jest-environment node */
import { expect, test } from '@jest/globals'
import { bootWeapp } from './host'
import { studentFunction } from './student-function'

test('the compiled mini-program starts, opens consent from a tile, gives it and comes back', async () => {
  const app = await bootWeapp({ callFunction: studentFunction() })
  await app.see('办事大厅')
  expect(app.text()).toContain('电子报到证未开放')

  await app.tap('生源上报')
  expect(app.route()).toBe('pages/consent/index')
  await app.see('版本 2026-11')
  await app.tap('开始授权')
  await app.see('办事大厅')

  const operations = app.calls
    .filter((it) => it.method === 'callFunction')
    .map((it) => (it.options['data'] as { operation: string }).operation)
  expect(operations).toEqual([
    'identity.who-am-i',
    'identity.who-am-i',
    'identity.give-consent',
    'identity.who-am-i',
  ])
})

test('a call that gets no answer says so in Chinese and can be tried again', async () => {
  let broken = true
  const works = studentFunction()
  const app = await bootWeapp({
    callFunction(options) {
      if (broken) throw new Error('timeout')
      return works(options)
    },
  })
  await app.see('网络不给力，请检查网络后重试')
  broken = false
  await app.tap('重试')
  await app.see('办事大厅')
})

test('a screen reader is told of a tile that it is a button, its name and its state', async () => {
  const app = await bootWeapp({ callFunction: studentFunction() })
  await app.see('办事大厅')
  expect(app.find('hall__tile')).toMatchObject({
    ariaRole: 'button',
    ariaLabel: '实名认证 / 学籍绑定，待办理',
  })
})
