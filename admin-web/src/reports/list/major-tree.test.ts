import { expect, test } from '@jest/globals'
import { findNode, unitTree } from './major-tree'

const count = (
  school: string,
  department: string,
  major: string,
  pending: number,
  total: number,
) => ({
  schoolId: school,
  schoolName: school,
  departmentId: department,
  departmentName: department,
  majorId: major,
  majorName: major,
  pending,
  total,
})
const sunYatSen = [count('中山', '计算机', '软件', 2, 9), count('中山', '计算机', '计科', 1, 5)]
const elsewhere = count('华师', '数学', '数应', 4, 4)

test('a school sees departments with majors, counts added up', () => {
  const [department, ...others] = unitTree(sunYatSen)
  expect(others).toEqual([])
  expect(department).toMatchObject({ name: '计算机', pending: 3, total: 14 })
  expect(department?.children.map((it) => [it.name, it.pending])).toEqual([
    ['软件', 2],
    ['计科', 1],
  ])
})

test('the centre sees schools above them', () => {
  const tree = unitTree([...sunYatSen, elsewhere])
  expect(tree.map((it) => [it.name, it.pending])).toEqual([
    ['中山', 3],
    ['华师', 4],
  ])
  expect(tree[0]?.children[0]?.name).toBe('计算机')
})

test('the filter of a node finds that node again, and no filter finds none', () => {
  const tree = unitTree([...sunYatSen, elsewhere])
  const nodes = tree.flatMap((school) => [
    school,
    ...school.children.flatMap((it) => [it, ...it.children]),
  ])
  for (const node of nodes) expect(findNode(tree, node.filter)).toBe(node)
  expect(new Set(nodes.map((it) => it.key)).size).toBe(nodes.length)
  expect(findNode(tree, {})).toBeUndefined()
})
