import type { OutputOf } from '../api/call'

export type Partner = OutputOf<'partners.list'>['partners'][number]
