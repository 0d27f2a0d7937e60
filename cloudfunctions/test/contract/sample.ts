import type { ErrorCode } from 'shared-types/errors'
import type { Caller } from 'shared-types/operation'
import type { OperationMap, OperationName } from 'shared-types/operations'
import type { Person } from './people'
import type { World } from './world'

/**
 * What a call with the sample's input brings somebody else:
 * - a code: it is refused so
 * - `own`: the input names nobody's record; the caller is answered about themselves and sees nothing of `by`'s
 * - `allowed`: they may do the very same, as colleagues
 */
export type Outcome = ErrorCode | 'own' | 'allowed'

/** Who else there is; see people.ts. */
export type Stranger = 'otherSchool' | 'otherMajor' | 'otherStudent' | 'otherVisitor'

export interface SampleCall<N extends OperationName> {
  /** May call it: the tests end with this call, and it must succeed. */
  by: Person
  input: OperationMap[N]['input']
  others: Outcome | Partial<Record<Stranger, Outcome>>
}

/** Makes what one call needs, by the product's own means; asked for again for each test. */
export type Sample<N extends OperationName> = (world: World) => Promise<SampleCall<N>>

/** Operation → a sample for each of its callers. */
export type Samples = { [N in OperationName]?: Partial<Record<Caller, Sample<N>>> }
