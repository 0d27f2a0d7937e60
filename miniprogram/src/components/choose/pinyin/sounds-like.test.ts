import { expect, test } from '@jest/globals'
import { beginsLike, soundsLike } from './sounds-like'

test.each([
  ['越秀区', 'yuexiu'],
  ['越秀区', 'yuexi'],
  ['越秀区', 'yx'],
  ['越秀区', 'yxq'],
  ['广东省 广州市', 'guangzhou'],
  ['广东省 广州市', 'gzhou'],
  ['中山市', 'zhs'],
  ['中山市', 'zs'],
  ['吕梁市', 'lvliang'],
])('%s is typed as %s', (name, letters) => {
  expect(soundsLike(name, letters)).toBe(true)
})

test.each([
  ['番禺区', 'panyu'],
  ['东莞市', 'dongguan'],
  ['六安市', 'luan'],
  ['蚌埠市', 'bengbu'],
  ['重庆市', 'chongqing'],
  ['长沙市', 'changsha'],
  ['厦门市', 'xiamen'],
  ['浚县', 'xun'],
])('%s keeps the reading of its place: %s', (name, letters) => {
  expect(soundsLike(name, letters)).toBe(true)
})

test.each([
  ['越秀区', 'yuexiuu'],
  ['越秀区', 'xy'],
  ['天河区', 'yuexiu'],
])('%s is not typed as %s', (name, letters) => {
  expect(soundsLike(name, letters)).toBe(false)
})

test('a name begins with what its first character sounds like', () => {
  expect(beginsLike('越秀区', 'xiu')).toBe(false)
  expect(beginsLike('越秀区', 'yu')).toBe(true)
})
