import { expect, test } from '@jest/globals'
import { marks } from './marks'

const put = (label: string, text: string, from: number, to = from) => {
  const done = marks.find((it) => it.label === label)?.put(text, from, to)
  return done && { text: done.text, selected: done.text.slice(done.from, done.to) }
}

test('a heading is the line where the cursor is, and no other', () => {
  expect(put('小标题', '甲\n乙\n丙', 2)?.text).toBe('甲\n## 乙\n丙')
  expect(put('小标题', '甲\n## 乙\n丙', 5)?.text).toBe('甲\n乙\n丙')
})

test('a list is every line that is selected; a number takes the place of a dash', () => {
  expect(put('列表', '甲\n乙', 0, 3)?.text).toBe('- 甲\n- 乙')
  expect(put('编号', '- 甲\n- 乙', 0, 7)?.text).toBe('1. 甲\n2. 乙')
})

test('what is stressed or linked is what is selected, or words to type over', () => {
  expect(put('重点', '请于今日办理', 2, 4)).toEqual({ text: '请于**今日**办理', selected: '今日' })
  expect(put('链接', '', 0)).toEqual({ text: '[文字](https://)', selected: '文字' })
})
