import { expect } from '@jest/globals'
import type { Visitor } from 'shared-types/identity/operations'
import type { DeviceOptions } from './device'

/** The student function as far as consent goes, for trying the hosts themselves. */
export function studentFunction() {
  const visitor: Visitor = {
    sandbox: true,
    consent: { version: '2026-11', given: false },
    face: null,
    student: null,
    reports: [],
    certificate: 'none',
  }
  return ({ name, data }: DeviceOptions) => {
    expect(name).toBe('student')
    const call = data as { operation: string; requestId: string }
    if (call.operation === 'identity.give-consent') visitor.consent.given = true
    return { ok: true, value: structuredClone(visitor), requestId: call.requestId }
  }
}
