import { expect, test } from '@jest/globals'
import { holds } from './field'
import { factsOfHolder } from './holder-facts'
import { originFields } from './origin-fields'

test('what the rules look at does not follow what a cohort calls it', () => {
  const facts = factsOfHolder({
    ...{ name: '陈嘉怡', idType: '居民身份证', maskedIdNumber: '', studentNumber: '1', sex: '女' },
    ...{ educationLevel: '大学本科（新名称）', educationLevelCode: '11201' },
    ...{ trainingMode: '定向（新名称）', trainingModeCode: '2' },
    ...{ originRegion: '440106', schoolName: '', departmentName: '', majorName: '', className: '' },
    year: 2026,
  })
  expect(facts).toMatchObject({
    idType: 'resident',
    educationLevel: '11201',
    trainingMode: '2',
    originProvince: '440000',
  })
  const { required } = originFields.find((it) => it.name === 'entrustedUnit') ?? {}
  expect(typeof required === 'object' && holds(required, {}, facts)).toBe(true)
})
