import { appealCategories, type AppealCategory } from 'shared-types/appeals/workflow'
import { isKept } from './draft'

/**
 * Words of an appeal that were typed on this device and not sent: the last ones only. Who writes is not kept, and is
 * typed again.
 */
export interface WrittenAppeal {
  /** Who began a new appeal, or the appeal that is added to. */
  owner: string
  /** Milliseconds since 1970. */
  savedAt: number
  category: AppealCategory | ''
  content: string
}

/** Of whoever has not bound a record. */
export const UNBOUND = 'unbound'

export function readWritten(
  remembered: unknown,
  owner: string,
  now: number,
): WrittenAppeal | undefined {
  if (!isKept(remembered, owner, now)) return undefined
  const { savedAt, category, content } = remembered as Partial<WrittenAppeal>
  if (typeof content !== 'string' || savedAt === undefined) return undefined
  return {
    owner,
    savedAt,
    content,
    category: appealCategories.find((it) => it === category) ?? '',
  }
}
