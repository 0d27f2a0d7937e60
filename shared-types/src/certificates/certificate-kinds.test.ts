import { expect, test } from '@jest/globals'
import { kindForCohort } from './certificate-kinds'

test('the paper certificate ends with the cohort of 2022', () => {
  expect(kindForCohort(2022)).toBe('registration-certificate')
  expect(kindForCohort(2023)).toBe('destination-certificate')
})
