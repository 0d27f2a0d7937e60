import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { forget, recall, remember } from '../platform/device-storage'
import { readDraft, type Draft } from './draft'

const keyOf = (kind: ReportKindName) => `draft/${kind}`

export const rememberDraft = (kind: ReportKindName, draft: Draft): void =>
  remember(keyOf(kind), draft)

export const forgetDraft = (kind: ReportKindName): void => forget(keyOf(kind))

/** This person's draft; one that is another's or too old is removed on the way. */
export function recallDraft(kind: ReportKindName, owner: string, now: number): Draft | undefined {
  const draft = readDraft(recall(keyOf(kind)), owner, now)
  if (!draft) forgetDraft(kind)
  return draft
}

/** Removes every draft but this person's; without one, all of them. */
export function keepDraftsOf(owner: string | undefined, now: number): void {
  for (const kind of reportKindNames) {
    if (owner === undefined) forgetDraft(kind)
    else recallDraft(kind, owner, now)
  }
}
