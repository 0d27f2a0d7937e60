import { expect, test } from '@jest/globals'
import { careerChoiceEndsOn, reassignmentRefusal, reassignmentWarnings } from './reassignment-rules'

const bachelor = { year: 2026, educationLevel: '11201', graduatesOn: '2026-06-30' }
const doctor = { ...bachelor, educationLevel: '11111' }

test.each([
  ['the plan is still open', bachelor, '2026-06-30', /2026-07-01 起关闭/],
  ['the plan has just been closed', bachelor, '2026-07-01', undefined],
  ['it is the last day of the two years', bachelor, '2028-06-30', undefined],
  ['the two years are over', bachelor, '2028-07-01', /择业期已于 2028-06-30 届满/],
  ['a doctor has three years more', doctor, '2031-06-30', undefined],
  ['the five years are over, too', doctor, '2031-07-01', /2031-06-30/],
  [
    'the diploma came in winter',
    { ...bachelor, graduatesOn: '2026-12-20' },
    '2028-12-20',
    undefined,
  ],
  ['the diploma has no date', { ...bachelor, graduatesOn: null }, '2028-07-01', /2028-06-30/],
])('reassignment when %s', (_when, applicant, today, refusal) => {
  const found = reassignmentRefusal(applicant, today)
  if (refusal) expect(found).toMatch(refusal)
  else expect(found).toBeUndefined()
})

test('a diploma of 29 February ends two years later on a day that exists', () => {
  expect(careerChoiceEndsOn({ ...bachelor, graduatesOn: '2028-02-29' })).toBe('2030-02-28')
})

const mountains = '韶关 清远 湛江 茂名 阳江 肇庆 河源 梅州 潮州 揭阳 汕尾 云浮'.split(' ')
const elsewhere = '广州 深圳 珠海 汕头 佛山 惠州 东莞 中山 江门'.split(' ')

test.each(mountains)('who was sent to %s is not taken away in principle', (city) => {
  const warning = `原派遣地${city}市属于山区市，原则上不予改派`
  for (const former of [
    { authority: `${city}市教育局` },
    { authority: '广州市人力资源和社会保障局', unit: `广东移动${city}分公司` },
    { reportingAddress: `广东省${city}市人民路 1 号` },
  ])
    expect(reassignmentWarnings(former)).toEqual([warning])
})

test.each(elsewhere)('nothing speaks against who was sent to %s', (city) => {
  const former = {
    authority: `${city}市人力资源和社会保障局`,
    reportingAddress: `${city}市梅州路 8 号韶关大厦`,
    archiveUnit: `${city}市档案馆`,
  }
  expect(reassignmentWarnings(former)).toEqual([])
})

test.each(['广州市人才服务局', '深圳市人才大市场', '中国南方人才市场', '佛山市人才交流中心'])(
  'an archive that lies at %s is not reassigned',
  (archiveUnit) => {
    expect(reassignmentWarnings({ archiveUnit })).toEqual([
      `档案已存放在“${archiveUnit}”，存放在人才市场的档案不再办理改派`,
    ])
  },
)
