import type { Reply } from 'shared-types/operation'
import { CallRefused, NetworkFailed } from './failures'

/** The value of a reply. Throws {@link CallRefused} for a refusal, {@link NetworkFailed} for anything but a reply. */
export function valueOfReply(answer: unknown): unknown {
  if (!isReply(answer)) throw new NetworkFailed({ cause: answer })
  if (answer.ok) return answer.value
  throw new CallRefused(answer.code, answer.message, answer.hint ?? {}, answer.requestId)
}

function isReply(answer: unknown): answer is Reply {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false
  return answer.ok === true
    ? 'value' in answer
    : 'message' in answer && typeof answer.message === 'string' && 'code' in answer
}
