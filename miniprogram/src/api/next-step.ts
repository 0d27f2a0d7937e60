import type { ErrorCode } from 'shared-types/errors'
import { CallRefused } from './failures'

/** Where somebody goes on after a refusal that trying again does not help. */
export type NextStep = 'sign-in' | 'consent' | 'identity' | 'appeals' | 'home'

const nextSteps: Partial<Record<ErrorCode, NextStep>> = {
  'sign-in-required': 'sign-in',
  'consent-required': 'consent',
  'binding-required': 'identity',
  'too-many-appeals': 'appeals',
  'already-bound': 'home',
  'certificate-not-available': 'home',
  'not-found': 'home',
  'permission-denied': 'home',
  'reporting-closed': 'home',
  'sandbox-only': 'home',
}

/** undefined where the sentence itself says what to do. */
export const nextStepOf = (code: ErrorCode): NextStep | undefined => nextSteps[code]

export const nextStepAfter = (error: Error): NextStep | undefined =>
  error instanceof CallRefused ? nextStepOf(error.code) : undefined

/** What has to come before the question can be answered at all: asking again is no use. */
export const comesFirst: readonly NextStep[] = ['sign-in', 'consent', 'identity']
