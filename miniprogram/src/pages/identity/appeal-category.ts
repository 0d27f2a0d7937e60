import type { AppealCategory } from 'shared-types/appeals/workflow'
import { CallRefused } from '../../api/failures'

/** Refusals that come after the face check, or without one. */
const ofBinding: readonly CallRefused['code'][] = [
  'binding-refused',
  'already-bound',
  'fields-invalid',
  'too-many-requests',
]

export const appealCategoryFor = (error: Error): AppealCategory =>
  error instanceof CallRefused && ofBinding.includes(error.code) ? 'binding-failed' : 'face-failed'
