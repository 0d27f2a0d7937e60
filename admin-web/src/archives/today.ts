import { showTime } from '../layout/times'

/** The province's calendar day, YYYY-MM-DD. */
export const today = (): string => showTime(new Date().toISOString()).slice(0, 10)
