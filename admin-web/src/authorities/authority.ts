import type { OutputOf } from '../api/call'

export type Authority = OutputOf<'authorities.list'>['rows'][number]

/** One of each sort per region: together they name an authority. */
export const keyOf = ({ region, forTeachers }: Pick<Authority, 'region' | 'forTeachers'>) =>
  `${region}-${forTeachers ? 'teachers' : 'all'}`
