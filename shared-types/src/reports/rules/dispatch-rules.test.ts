import { expect, test } from '@jest/globals'
import type { ReportData, StudentFacts } from '../fields/field'
import { dispatchProblems, mayTypeAuthority, withoutFormerArchive } from './dispatch-rules'

const authorities = [
  { name: '广州市人力资源和社会保障局', region: '440100' },
  { name: '广州市教育局', region: '440100' },
  { name: '韶关市人力资源和社会保障局', region: '440200' },
]
const undergraduate: StudentFacts = {
  idType: 'resident',
  educationLevel: '11321',
  trainingMode: '1',
}
const postgraduate = { educationLevel: '11131' }
const around = { originRegion: '440106', authorities }

test.each([
  ['11321', '440104', false],
  ['11321', '430104', true],
  ['11131', '440104', true],
  ['11321', '', false],
])('education level %s from %s may type an authority: %s', (level, origin, expected) => {
  expect(mayTypeAuthority(level, origin)).toBe(expected)
})

const LIST_ONLY = '本省生源的本专科毕业生，主管单位请从列表中选择'
const HOME =
  '回生源地、回原籍的主管单位应为“广州市人力资源和社会保障局”或“广州市教育局”，请重新选择'
const OUTSIDE = '定向、委培毕业生的派遣性质只能选择“不纳入就业方案”'
const NO_LETTER = '港澳台毕业生没有接收函的，派遣性质应选择“不纳入就业方案”'

type Case = [
  who: string,
  data: ReportData,
  facts: Partial<StudentFacts>,
  outer: object,
  problem: string | undefined,
]
const origin = { dispatchNature: 'origin', authority: '广州市人力资源和社会保障局' }
const cases: Case[] = [
  ['at home with the own authority', origin, {}, {}, undefined],
  [
    'at home with the education bureau',
    { ...origin, authority: '广州市教育局' },
    {},
    {},
    undefined,
  ],
  ['who types an authority', { ...origin, authority: '某局' }, {}, {}, LIST_ONLY],
  ['of a postgraduate who types', { ...origin, authority: '某局' }, postgraduate, {}, undefined],
  [
    'of somebody from elsewhere who types',
    { ...origin, authority: '某局' },
    {},
    { originRegion: '430102' },
    undefined,
  ],
  [
    'sent home to another city',
    { ...origin, authority: '韶关市人力资源和社会保障局' },
    {},
    {},
    HOME,
  ],
  [
    'sent to an employer in another city',
    { dispatchNature: 'employer', authority: '韶关市人力资源和社会保障局' },
    {},
    {},
    undefined,
  ],
  ['trained for a unit', origin, { trainingMode: '2' }, {}, OUTSIDE],
  [
    'trained for a unit, outside the plan',
    { dispatchNature: 'outside-plan' },
    { trainingMode: '3' },
    {},
    undefined,
  ],
  ['from Hong Kong without a letter', origin, { idType: 'hk-macau-permit' }, {}, NO_LETTER],
  [
    'from Hong Kong with an employer’s letter',
    { dispatchNature: 'employer', authority: '广州市人力资源和社会保障局' },
    { idType: 'hk-macau-permit' },
    {},
    undefined,
  ],
  [
    'who goes on studying but reports work',
    { ...origin, dispatchNature: 'further-study' },
    {},
    { destination: '10' },
    '派遣性质“升学”与毕业去向“签就业协议形式就业”不符，请核对；毕业去向有变化的，请先修改就业上报',
  ],
  ['sent home with work', origin, {}, { destination: '11' }, undefined],
]

test.each(cases)('the dispatch of one %s', (_who, data, facts, outer, problem) => {
  const found = dispatchProblems(data, { ...undergraduate, ...facts }, { ...around, ...outer })
  expect(found.map((it) => it.message)).toEqual(problem ? [problem] : [])
})

test('an archive that went to the former authority does not follow one that is typed by hand', () => {
  const before = { ...origin, archiveUnit: '广州市人力资源和社会保障局', archivePostcode: '510000' }
  const typed = { ...before, authority: '某部人事司' }
  expect(withoutFormerArchive(before, typed, authorities)).toMatchObject({
    authority: '某部人事司',
    archiveUnit: '',
    archivePostcode: '',
  })
  const ownArchive = { ...typed, archiveUnit: '某部档案处' }
  expect(withoutFormerArchive(before, ownArchive, authorities)).toEqual(ownArchive)
  const chosen = { ...before, authority: '韶关市人力资源和社会保障局' }
  expect(withoutFormerArchive(before, chosen, authorities)).toEqual(chosen)
})
