import { expect, test } from '@jest/globals'
import { defaultAuthorities } from '../../gateway/seed/authorities'
import { defaultDispatch, type Graduate } from './default-dispatch'

const authorities = defaultAuthorities().map(({ forTeachers, ...it }) => ({
  ...it,
  for_teachers: forTeachers,
}))

const graduate: Graduate = {
  idType: 'resident',
  trainingMode: '1',
  teacherTraining: '0',
  originRegion: '440106',
}

const cases: [who: string, changes: Partial<Graduate>, authority: string | undefined][] = [
  ['from Guangzhou', {}, '广州市人力资源和社会保障局'],
  ['from a county of Meizhou', { originRegion: '441422' }, '梅州市人力资源和社会保障局'],
  [
    'from Dongguan, which has no counties',
    { originRegion: '441900' },
    '东莞市人力资源和社会保障局',
  ],
  ['from Guangzhou, trained as a teacher', { teacherTraining: '1' }, '广州市教育局'],
  ['from Hunan', { originRegion: '430102' }, '湖南省人力资源和社会保障厅'],
  ['from Beijing', { originRegion: '110105' }, '北京市人力资源和社会保障局'],
  [
    'from Hunan, trained as a teacher',
    { originRegion: '430102', teacherTraining: '1' },
    '湖南省人力资源和社会保障厅',
  ],
]

test.each(cases)('a graduate %s is sent to the authority there', (_who, changes, authority) => {
  expect(defaultDispatch({ ...graduate, ...changes }, authorities)).toMatchObject({
    dispatchNature: 'origin',
    authority,
    archiveUnit: authority,
  })
})

const outside: [who: string, changes: Partial<Graduate>][] = [
  ['trained for a unit (定向)', { trainingMode: '2' }],
  ['entrusted by a unit (委培)', { trainingMode: '3' }],
  ['from Hong Kong or Macau', { idType: 'hk-macau-permit' }],
  ['from Taiwan', { idType: 'taiwan-permit' }],
  ['from there with a residence permit', { idType: 'hmt-residence' }],
]

test.each(outside)('a graduate %s is not in the plan', (_who, changes) => {
  expect(defaultDispatch({ ...graduate, ...changes }, authorities)).toEqual({
    dispatchNature: 'outside-plan',
  })
})

test('without a known authority the unit is left to be filled in', () => {
  expect(defaultDispatch({ ...graduate, originRegion: '' }, authorities)).toEqual({
    dispatchNature: 'origin',
  })
})

test('every city of the province and every other province of the mainland has one', () => {
  const regions = authorities.filter((it) => !it.for_teachers).map((it) => it.region)
  expect(regions.filter((it) => it.startsWith('44'))).toHaveLength(21)
  expect(regions.filter((it) => !it.startsWith('44'))).toHaveLength(30)
})
