type Wx = WechatMiniprogram.Wx

type OptionsOf<N extends keyof Wx> = Wx[N] extends (option: infer O) => unknown
  ? NonNullable<O>
  : never

type AnswerOf<O> = O extends { success?: infer S }
  ? NonNullable<S> extends (answer: infer A) => unknown
    ? A
    : unknown
  : unknown

/**
 * A method of `wx` as a promise. Options and answer are the ones of WeChat's own typings, not of Taro's copy of them.
 * Rejects with what WeChat hands to `fail`.
 */
export function ask<N extends keyof Wx>(
  method: N,
  options: Omit<OptionsOf<N>, 'success' | 'fail' | 'complete'>,
): Promise<AnswerOf<OptionsOf<N>>> {
  return new Promise((success, fail) => {
    const asked = wx[method] as (all: object) => void
    asked({ ...options, success, fail })
  })
}

/** WeChat rejects when a person closes a dialogue: `chooseMedia:fail cancel`. */
export async function unlessCancelled<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return undefined
    throw error
  }
}
