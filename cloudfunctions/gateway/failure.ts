/** For the terminal: our own sentences say what to do; of anything else the place is of use. */
export function describeFailure(error: unknown): string {
  const { message, cause, stack } = error instanceof Error ? error : new Error(String(error))
  if (cause instanceof Error) return `${message}\n${cause.message}\n`
  return /\p{Script=Han}/u.test(message) ? `${message}\n` : `${message}\n${stack ?? ''}\n`
}
