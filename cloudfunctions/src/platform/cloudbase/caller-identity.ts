/** Who called, as the platform vouches for it. */
export interface CallerIdentity {
  openid?: string
  address?: string
  /** Somebody at a device: in WeChat, or signed in otherwise, also without a name. */
  isEndUser: boolean
}

const END_USER = ['WX_OPENID', 'TCB_UUID', 'TCB_CUSTOM_USER_ID'] as const

/**
 * Reads the identity from the context of this very call. `context.environment` is a JSON string with WX_OPENID and
 * others. process.env would hold the same names, but overlapping calls mix them up.
 */
export function callerIdentity(context: unknown): CallerIdentity {
  const environment = (context as { environment?: unknown } | null)?.environment
  if (typeof environment !== 'string') return { isEndUser: false }
  const values = parse(environment)
  const openid = values['WX_OPENID']
  const address = values['TCB_SOURCE_IP'] ?? values['WX_CLIENTIP']
  return {
    ...(openid && { openid }),
    ...(address && { address }),
    isEndUser: END_USER.some((name) => values[name]),
  }
}

function parse(environment: string): Record<string, string | undefined> {
  try {
    return Object(JSON.parse(environment)) as Record<string, string | undefined>
  } catch {
    return {}
  }
}
