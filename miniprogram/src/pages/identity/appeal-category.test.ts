import { expect, test } from '@jest/globals'
import { CallRefused, Refused } from '../../api/failures'
import { appealCategoryFor } from './appeal-category'

test('what failed decides to whom an appeal goes', () => {
  const refused = new CallRefused('binding-refused', '未找到', {}, 'r1')
  expect(appealCategoryFor(refused)).toBe('binding-failed')
  expect(appealCategoryFor(new Refused('实名认证未通过'))).toBe('face-failed')
})
