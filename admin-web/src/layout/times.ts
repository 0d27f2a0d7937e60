import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Times are UTC in the database and the province's on screens, wherever the browser stands. */
export const showTime = (iso: string) => dayjs(iso).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm')

/** A time typed as the province's clocks show it, 「2026-06-30T08:00」, as it is sent. */
export const fromShanghai = (typed: string): string =>
  dayjs.tz(typed, 'Asia/Shanghai').toISOString()
