import { expect, test } from '@jest/globals'
import { errorTable, type ErrorCode } from 'shared-types/errors'
import { operations } from 'shared-types/operations'
import type { Operation } from 'shared-types/operation'
import { CallRefused } from './failures'
import { nextStepAfter, nextStepOf } from './next-step'

/** What any call may be answered, whatever it declares. */
const always: readonly ErrorCode[] = [
  'binding-required',
  'consent-required',
  'invalid-input',
  'permission-denied',
  'sign-in-required',
  'too-many-requests',
  'unexpected',
  'unknown-operation',
]

const all: readonly Operation[] = operations
const declared = all.filter((it) => it.callers.includes('student')).flatMap((it) => it.errors)

test('no refusal that a student can meet leaves them without a next step', () => {
  const codes = [...new Set([...always, ...declared])]
  expect(codes.length).toBeGreaterThan(20)
  const deadEnds = codes.filter((it) => !nextStepOf(it) && !errorTable[it].message.includes('请'))
  expect(deadEnds).toEqual([])
})

test('a step belongs to the code of a refusal, not to other failures', () => {
  expect(nextStepAfter(new CallRefused('binding-required', '', {}, 'r'))).toBe('identity')
  expect(nextStepAfter(new Error('binding-required'))).toBeUndefined()
})
