import { expect, test } from '@jest/globals'
import { endOfWorkingDays, isWorkingDay } from './working-days'

test.each([
  ['2026-11-25', true, 'a Wednesday'],
  ['2026-11-28', false, 'a Saturday'],
  ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
  ['2026-02-16', false, 'a Monday of the Spring Festival'],
  ['2026-10-10', true, 'a Saturday worked for the National Day'],
  ['2027-01-01', false, 'New Year of a year that is not planned yet'],
  ['2027-10-04', true, 'a Monday of a year that is not planned yet'],
])('%s is worked: %s (%s)', (day, worked) => {
  expect(isWorkingDay(day)).toBe(worked)
})

const inChina = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['2026-11-23T09:00', 3, '2026-11-27T00:00', 'a Monday morning: until the end of Thursday'],
  ['2026-11-26T23:59', 3, '2026-12-02T00:00', 'over a weekend'],
  ['2026-11-28T10:00', 1, '2026-12-01T00:00', 'a weekend itself does not count'],
  [
    '2026-02-13T10:00',
    3,
    '2026-02-26T00:00',
    'a worked Saturday counts, the Spring Festival does not',
  ],
  ['2026-12-31T10:00', 1, '2027-01-05T00:00', 'over New Year into a year without a plan'],
  ['2026-11-24T23:30', 1, '2026-11-26T00:00', 'days are those of China, not of UTC'],
])('from %s, %i working days end at %s (%s)', (from, days, end) => {
  expect(endOfWorkingDays(inChina(from), days)).toEqual(inChina(end))
})
