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

test('mountain cities and talent markets are pointed out', () => {
  expect(reassignmentWarnings({ authority: '广州市人力资源和社会保障局' })).toEqual([])
  const former = { authority: '梅州市人力资源和社会保障局', archiveUnit: '梅州市人才服务局' }
  expect(reassignmentWarnings(former)).toEqual([
    '原派遣地梅州市属于山区市，原则上不予改派',
    '档案已存放在“梅州市人才服务局”，存放在人才市场的档案不再办理改派',
  ])
})
