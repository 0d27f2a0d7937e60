import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { functionPermissionNames } from 'shared-types/accounts/permissions'
import { errorTable, type ErrorCode, type ErrorHint } from 'shared-types/errors'
import type { OperationName } from 'shared-types/operations'
import type { InputOf, OutputOf } from '../src/api/call'
import { createQueryClient } from '../src/app/query-client'
import { SessionContext, type StaffSession } from '../src/app/session'
import { Components } from '../src/shell/components'

// A second is too little for a component library in jsdom on a machine that does other work as well.
configure({ asyncUtilTimeout: 20_000 })

/** The other end of the wire: what it was asked, and what it answers next. */
export class Server {
  readonly asked: { operation: string; input: unknown }[] = []
  private readonly answers = new Map<string, (input: unknown) => unknown>()

  constructor() {
    globalThis.fetch = (_url, init) => {
      const call = JSON.parse(init?.body as string) as { operation: string; input: unknown }
      this.asked.push(call)
      const answer = this.answers.get(call.operation)
      return Promise.resolve(Response.json(answer ? answer(call.input) : refusal('unexpected')))
    }
  }

  answer<N extends OperationName>(operation: N, value: OutputOf<N>): void {
    this.answerBy(operation, () => value)
  }

  answerBy<N extends OperationName>(operation: N, valueFor: (input: InputOf<N>) => OutputOf<N>) {
    this.answers.set(operation, (input) => ({ ok: true, value: valueFor(input as InputOf<N>) }))
  }

  refuse(operation: OperationName, code: ErrorCode, hint: ErrorHint = {}): void {
    this.answers.set(operation, () => ({ ...refusal(code), hint }))
  }

  inputsOf<N extends OperationName>(operation: N): InputOf<N>[] {
    return this.asked.filter((it) => it.operation === operation).map((it) => it.input as InputOf<N>)
  }
}

const refusal = (code: ErrorCode) => ({ ok: false, code, message: errorTable[code].message })

const session: StaffSession = {
  account: '10558jsj',
  name: '林经办',
  level: 'level2',
  roleName: '学院经办',
  schoolId: '00000000-0000-7000-8000-000000000001',
  schoolName: '中山大学',
  functions: functionPermissionNames,
  mustChangePassword: false,
  mustEnrolSecondFactor: false,
  years: [2026],
  currentYear: 2026,
  sandbox: false,
}

/** Shows an element as a signed-in level-2 user sees it, at an address of its own. */
export function show(element: ReactNode, path = '/reports/origin') {
  const router = createMemoryRouter(
    [
      {
        path: '*',
        element: (
          <SessionContext.Provider value={session}>
            <Components>{element}</Components>
          </SessionContext.Provider>
        ),
      },
    ],
    { initialEntries: [path] },
  )
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}
