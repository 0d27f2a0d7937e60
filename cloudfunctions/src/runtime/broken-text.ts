import { DomainError } from 'shared-types/errors'

/** NUL, and halves of a character: no database and no file holds them as text. */
const BROKEN = /[\u0000\p{Surrogate}]/u
/** No input of the contract is nested nearly so deep. */
const DEEPEST = 20

/** Throws `invalid-input`, naming the field, when any text in the input cannot be stored. */
export function refuseBrokenText(value: unknown, path: readonly string[] = []): void {
  if (path.length > DEEPEST) throw new DomainError('invalid-input')
  if (typeof value === 'string' && BROKEN.test(value)) throw brokenText(path)
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (BROKEN.test(name)) throw brokenText(path)
    refuseBrokenText(member, [...path, name])
  }
}

const brokenText = (path: readonly string[]) =>
  new DomainError('invalid-input', {
    problems: [{ field: path.join('.'), message: '含有无法识别的字符，请删除后重新输入' }],
  })
