import type { Access } from './accounts/permissions'
import type { ErrorCode, ErrorHint } from './errors'

/** Any zod schema; looser than z.ZodType because the compiler is about ten times faster with it. */
export interface AnySchema {
  _zod: { input: unknown; output: unknown }
}

export type Caller = 'student' | 'staff' | 'public' | 'partner' | 'timer'

export interface Operation<
  N extends string = string,
  I extends AnySchema = AnySchema,
  O extends AnySchema = AnySchema,
> {
  /** `<feature>.<verb>`; also the name in the audit log. */
  name: N
  /** What it is called in the audit log and the permission tree. */
  label: string
  /** The cloud functions that serve it. */
  callers: readonly Caller[]
  access: Access
  /** True when it changes records: audited, and covered by the generated tests of writes. */
  writes: boolean
  input: I
  output: O
  errors: readonly ErrorCode[]
}

export function defineOperation<
  const N extends `${string}.${string}`,
  I extends AnySchema,
  O extends AnySchema,
>(operation: Operation<N, I, O>): Operation<N, I, O> {
  return operation
}

export type InputOf<T extends Operation> = T['input']['_zod']['input']
export type OutputOf<T extends Operation> = T['output']['_zod']['output']

/** What `main` answers, whoever asked. */
export type Reply =
  | { ok: true; value: unknown; requestId: string }
  | {
      ok: false
      code: ErrorCode
      message: string
      hint?: ErrorHint
      requestId: string
    }

/** What `main` is sent. */
export interface CallEnvelope {
  operation: string
  input: unknown
  requestId?: string
}
