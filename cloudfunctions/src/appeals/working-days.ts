interface YearPlan {
  source: string
  /** First and last day off, inclusive. */
  holidays: readonly (readonly [from: string, to: string])[]
  /** Weekend days that are worked instead. */
  workedWeekends: readonly string[]
}

/** The State Council plans one year each autumn: add it here. */
const plans: Record<string, YearPlan> = {
  '2026': {
    source: '国务院办公厅关于2026年部分节假日安排的通知，2025年11月4日',
    holidays: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    workedWeekends: [
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ],
  },
}

/** Off in every year, whatever its plan adds (全国年节及纪念日放假办法). */
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

const DAY_MS = 24 * 3600 * 1000
const CHINA_OFFSET_MS = 8 * 3600 * 1000

/** @param day YYYY-MM-DD. Of a year that is not planned yet, weekends and the fixed holidays are off. */
export function isWorkingDay(day: string): boolean {
  const plan = plans[day.slice(0, 4)]
  if (plan?.workedWeekends.includes(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6 || fixedHolidays.has(day.slice(5))) return false
  return !plan?.holidays.some(([from, to]) => from <= day && day <= to)
}

/** The end, in China, of the given number of working days after the day of `from`. */
export function endOfWorkingDays(from: Date, days: number): Date {
  let midnight = Math.floor((from.getTime() + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS
  for (let left = days; left > 0;) {
    midnight += DAY_MS
    if (isWorkingDay(new Date(midnight).toISOString().slice(0, 10))) left -= 1
  }
  return new Date(midnight + DAY_MS - CHINA_OFFSET_MS)
}
