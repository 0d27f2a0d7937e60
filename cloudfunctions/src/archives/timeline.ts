import { findArchiveTransition, type ArchiveState } from 'shared-types/archives/archive-states'

interface Step {
  from: ArchiveState | null
  to: ArchiveState
}

/** True when this step takes back what was entered by mistake. */
export const isCorrection = ({ from, to }: Step): boolean =>
  from !== null && findArchiveTransition(from, to)?.corrects === true

/**
 * The steps that still hold, oldest first: a correction takes away itself and everything since the archive was last in
 * the state that it restores.
 */
export function effectiveSteps<S extends Step>(steps: readonly S[]): S[] {
  const kept: S[] = []
  for (const step of steps) {
    if (!isCorrection(step)) kept.push(step)
    else while (kept.length > 0 && kept.at(-1)?.to !== step.to) kept.pop()
  }
  return kept
}
