import { permissionFor } from 'shared-types/accounts/permissions'
import { DomainError } from 'shared-types/errors'
import type { AnySchema, Operation } from 'shared-types/operation'
import { scopeOf } from 'shared-types/partners/scopes'
import type * as z from 'zod'
import type { Actor } from './actor'
import { refuseBrokenText } from './broken-text'
import type {
  BoundContext,
  Context,
  PartnerContext,
  PersonContext,
  StaffContext,
  StudentContext,
} from './context'

export interface Implementation {
  operation: Operation
  run: (context: Context, rawInput: unknown) => Promise<unknown>
}

type In<I extends AnySchema> = I['_zod']['output']
type Out<O extends AnySchema> = O['_zod']['input']
type Handle<C, I extends AnySchema, O extends AnySchema> = (
  context: C,
  input: In<I>,
) => Promise<Out<O>>

/** Ties a contract to the code that fulfils it: input is parsed, then access decided, then output parsed. */
function implement<C extends Context, I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  admit: (context: Context, input: unknown) => asserts context is C,
  handle: Handle<C, I, O>,
): Implementation {
  return {
    operation,
    async run(context, rawInput) {
      // Who may not call learns nothing about the shape of the input.
      admit(context, rawInput)
      refuseBrokenText(rawInput)
      const input = (operation.input as unknown as z.ZodType).safeParse(rawInput)
      if (!input.success)
        throw new DomainError('invalid-input', { problems: problemsOf(input.error) })
      const output = await handle(context, input.data)
      return (operation.output as unknown as z.ZodType).parse(output)
    },
  }
}

function problemsOf(error: z.ZodError) {
  return error.issues.slice(0, 20).map((it) => ({
    field: [...it.path.map(String), ...(it.code === 'unrecognized_keys' ? it.keys : [])].join('.'),
    message: it.code === 'unrecognized_keys' ? '不认识的字段' : '格式不正确',
  }))
}

function isStaff(context: Context): context is StaffContext {
  return context.actor.kind === 'staff'
}

function isStudent(context: Context): context is StudentContext {
  return context.actor.kind === 'student'
}

/** A member of staff whose role grants the permission that the operation names. */
export function forStaff<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<StaffContext, I, O>,
): Implementation {
  return implement<StaffContext, I, O>(
    operation,
    (context, input) => admitStaff(context, operation, input),
    handle,
  )
}

function admitStaff(
  context: Context,
  operation: Operation,
  input: unknown,
): asserts context is StaffContext {
  if (!isStaff(context)) throw new DomainError('sign-in-required')
  if (context.actor.mustChangePassword && !worksBeforePasswordChange.has(operation.name)) {
    throw new DomainError('password-change-required')
  }
  if (context.actor.mustEnrolSecondFactor && !worksBeforeEnrolment.has(operation.name)) {
    throw new DomainError('second-factor-enrolment-required')
  }
  if (operation.access === 'signed-in') return
  const needed = permissionFor(operation.access, input)
  if (!needed || !context.actor.functions.has(needed)) throw new DomainError('permission-denied')
}

const worksBeforePasswordChange = new Set([
  'accounts.current-session',
  'accounts.change-password',
  'accounts.sign-out',
])

const worksBeforeEnrolment = new Set([
  ...worksBeforePasswordChange,
  'accounts.get-second-factor',
  'accounts.begin-second-factor',
  'accounts.confirm-second-factor',
])

/** A WeChat identity; consented and bound as the operation asks. */
export function forStudent<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<StudentContext, I, O>,
): Implementation {
  return implement<StudentContext, I, O>(
    operation,
    (context) => admitStudent(context, operation),
    handle,
  )
}

/** A student bound to a record. */
export function forBound<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<BoundContext, I, O>,
): Implementation {
  return implement<BoundContext, I, O>(
    operation,
    (context) => admitBound(context, operation),
    handle,
  )
}

function admitStudent(context: Context, operation: Operation): asserts context is StudentContext {
  if (!isStudent(context)) throw new DomainError('sign-in-required')
  if (operation.access === 'visitor') return
  if (context.actor.consentVersion !== context.services.config.consentVersion)
    throw new DomainError('consent-required')
}

function admitBound(context: Context, operation: Operation): asserts context is BoundContext {
  admitStudent(context, operation)
  if (!context.actor.student) throw new DomainError('binding-required')
  if (context.actor.isSchoolOff) throw new DomainError('school-disabled')
}

/** Staff and bound students alike. */
export function forPerson<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<PersonContext, I, O>,
): Implementation {
  const admit: (context: Context, input: unknown) => asserts context is PersonContext = (
    context,
    input,
  ) => {
    if (isStudent(context)) admitBound(context, operation)
    else admitStaff(context, operation, input)
  }
  return implement<PersonContext, I, O>(operation, admit, handle)
}

export function forAnyone<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<Context, I, O>,
): Implementation {
  return implement<Context, I, O>(operation, () => undefined, handle)
}

/** A partner system that was granted the scope which the operation names. */
export function forPartner<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<PartnerContext, I, O>,
): Implementation {
  return implement<PartnerContext, I, O>(
    operation,
    (context) => admitPartner(context, operation),
    handle,
  )
}

function admitPartner(context: Context, { access }: Operation): asserts context is PartnerContext {
  if (context.actor.kind !== 'partner') throw new DomainError('signature-refused')
  const scope = scopeOf(access)
  if (!scope || !context.actor.scopes.has(scope)) throw new DomainError('scope-missing')
}

/** The platform's timer only. */
export function forTimer<I extends AnySchema, O extends AnySchema>(
  operation: Operation<string, I, O>,
  handle: Handle<Context<Extract<Actor, { kind: 'timer' }>>, I, O>,
): Implementation {
  type TimerContext = Context<Extract<Actor, { kind: 'timer' }>>
  const admit: (context: Context) => asserts context is TimerContext = (context) => {
    if (context.actor.kind !== 'timer') throw new DomainError('permission-denied')
  }
  return implement<TimerContext, I, O>(operation, admit, handle)
}
