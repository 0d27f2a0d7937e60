import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { forget, recall, remember } from '../platform/device-storage'
import { readDraft, type Draft } from './draft'
import { readWritten, type WrittenAppeal } from './written-appeal'

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

/** Removes every report draft but this person's. */
export function keepDraftsOf(owner: string | undefined, now: number): void {
  for (const kind of reportKindNames) {
    if (owner === undefined) forgetDraft(kind)
    else recallDraft(kind, owner, now)
  }
}

const WRITTEN = 'draft/appeal'

/** In place of what was kept before; once everything is deleted, nothing is. */
export function keepWritten(written: WrittenAppeal): void {
  if (written.content.trim()) remember(WRITTEN, written)
  else if (recallWritten(written.owner, written.savedAt)) forgetWritten()
}

export const forgetWritten = (): void => forget(WRITTEN)

export const recallWritten = (owner: string, now: number): WrittenAppeal | undefined =>
  readWritten(recall(WRITTEN), owner, now)

/** Nothing that was typed stays on this device. */
export function forgetAllDrafts(): void {
  for (const kind of reportKindNames) forgetDraft(kind)
  forgetWritten()
}
