import type { OperationMap, OperationName } from 'shared-types/operations'
import { platform } from '../platform/platform'
import { NetworkFailed } from './failures'
import { valueOfReply } from './reply'

/** Calls an operation of the student function. Throws CallRefused or NetworkFailed, both with words for the person. */
export async function call<N extends OperationName>(
  operation: N,
  input: OperationMap[N]['input'],
): Promise<OperationMap[N]['output']> {
  const answer = await platform
    .callFunction('student', { operation, input, requestId: newRequestId() })
    .catch((cause: unknown) => {
      throw new NetworkFailed({ cause })
    })
  return valueOfReply(answer) as OperationMap[N]['output']
}

/** Ties a person's complaint to a line in the log; it need only be rare, and WeChat has no crypto.randomUUID. */
function newRequestId(): string {
  const random = Math.random().toString(36).slice(2, 12)
  return `m-${Date.now().toString(36)}-${random}`
}
