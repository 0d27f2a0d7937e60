import { expect, test } from '@jest/globals'
import {
  archiveStates,
  findArchiveTransition,
  nextArchiveStates,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import { effectiveSteps } from './timeline'

/** The way through these states, as steps. */
const way = (...states: ArchiveState[]) =>
  states.map((to, at) => ({ from: states[at - 1] ?? null, to }))
const heldBy = (...states: ArchiveState[]) => effectiveSteps(way(...states)).map((it) => it.to)

test('without corrections every step holds, a return and a second sending too', () => {
  const states = ['to-send', 'sent', 'returned', 'sent', 'received'] as const
  expect(heldBy(...states)).toEqual(states)
})

test('a sending taken back never happened', () => {
  expect(heldBy('to-send', 'sent', 'to-send')).toEqual(['to-send'])
  expect(heldBy('to-send', 'sent', 'to-send', 'kept')).toEqual(['to-send', 'kept'])
})

test('a receipt taken back leaves the sending', () => {
  expect(heldBy('to-send', 'sent', 'received', 'sent')).toEqual(['to-send', 'sent'])
})

test('a state that was never entered cannot be restored: nothing holds', () => {
  expect(heldBy('sent', 'to-send')).toEqual([])
  expect(heldBy('sent', 'to-send', 'sent')).toEqual(['sent'])
})

test('every state can be left, no state leads to itself, and every transition has a name', () => {
  for (const from of archiveStates) {
    const next = nextArchiveStates(from)
    expect(next.length).toBeGreaterThan(0)
    expect(next).not.toContain(from)
    for (const to of next) expect(findArchiveTransition(from, to)?.label).toMatch(/\p{Script=Han}/u)
  }
})
