import { DomainError } from 'shared-types/errors'

const UNIQUE_VIOLATION = '23505'
const FOREIGN_KEY_VIOLATION = '23503'

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** The database alone knows whether a name is free at this moment: its refusal becomes a sentence about the field. */
export async function refuseTaken<T>(
  field: string,
  message: string,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error
    throw new DomainError('name-taken', { problems: [{ field, message }], reason: message })
  }
}

/** Something that was not counted still points to the record. */
export async function refuseReferenced<T>(erase: () => Promise<T>): Promise<T> {
  try {
    return await erase()
  } catch (error) {
    if (codeOf(error) !== FOREIGN_KEY_VIOLATION) throw error
    throw new DomainError('in-use', { reason: '仍有其他记录与它关联，不能删除' })
  }
}
