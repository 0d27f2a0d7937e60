import { describe, expect, test } from '@jest/globals'
import {
  functionPermissionNames,
  permissionFor,
  type Access,
} from 'shared-types/accounts/permissions'
import { errorTable } from 'shared-types/errors'
import type { Caller, Operation } from 'shared-types/operation'
import { partnerScopes } from 'shared-types/partners/scopes'
import { importSubjectNames } from 'shared-types/imports/import-subjects'
import { reportKindNames } from 'shared-types/reports/workflow'
import { callers, functions } from './doors'
import { contract } from './registry'
import { choicesOf, looseObjects } from './strictness'

const named = contract.map((it) => [it.name, it] as const)

/** Whom each kind of access can be asked of. */
const accessOf: Record<Caller, readonly Access[]> = {
  staff: ['anyone', 'signed-in'],
  student: ['anyone', 'visitor', 'consented', 'bound', 'signed-in'],
  public: ['anyone'],
  partner: partnerScopes.map((it) => `scope:${it}` as const),
  timer: ['worker'],
}

/** Writes that need no identity, because they are how one gets an identity. Add to it only what must be open. */
const openWrites = ['accounts.sign-in']

describe.each(callers)('the function %s', (caller) => {
  test('implements every operation that names it, once, and no other', () => {
    const served = functions[caller].implementations.map((it) => it.operation.name)
    const promised = contract.filter((it) => it.callers.includes(caller)).map((it) => it.name)
    expect([...served].sort()).toEqual([...promised].sort())
  })

  test('serves the operations of the contract themselves, not copies', () => {
    for (const { operation } of functions[caller].implementations)
      expect(contract.includes(operation)).toBe(true)
  })
})

test('no two operations have the same name', () => {
  expect(new Set(contract.map((it) => it.name)).size).toBe(contract.length)
})

describe.each(named)('%s', (name, operation) => {
  test('has a name of the form feature.verb, a Chinese label, and somebody who calls it', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    expect(operation.label).toMatch(/^[\p{Script=Han}「」、（）]+$/u)
    expect(operation.callers.length).toBeGreaterThan(0)
  })

  test('asks an access of its callers that they can have', () => {
    expect(operation.callers.filter((caller) => !canHave(caller, operation))).toEqual([])
  })

  test('lets nobody unknown write', () => {
    if (operation.access === 'anyone' && operation.writes) expect(openWrites).toContain(name)
  })

  test('takes strict objects, so that unknown fields are refused', () => {
    expect(looseObjects(operation.input)).toEqual([])
  })

  test('declares each of its errors once, all of them known', () => {
    expect(new Set(operation.errors).size).toBe(operation.errors.length)
    for (const code of operation.errors) expect(errorTable).toHaveProperty(code)
  })
})

function canHave(caller: Caller, { access, input }: Operation): boolean {
  if (accessOf[caller].includes(access)) return true
  if (caller !== 'staff') return false
  if (!access.includes('{kind}')) return permissionFor(access, {}) !== undefined
  const kinds = choicesOf(input, 'kind')
  return (
    kinds !== undefined &&
    kinds.every((kind) => reportKindNames.some((it) => it === kind)) &&
    kinds.every((kind) => permissionFor(access, { kind }) !== undefined)
  )
}

test('every function permission opens some operation: no tick in the role page is without effect', () => {
  const opened = contract.flatMap(({ access }) => [
    ...reportKindNames.map((kind) => permissionFor(access, { kind })),
    ...importSubjectNames.map((subject) => permissionFor(access, { subject })),
  ])
  expect(functionPermissionNames.filter((it) => !opened.includes(it))).toEqual([])
})
