import { v7, validate } from 'uuid'

/** UUIDv7: made in the application, ordered by time, unique without a sequence. */
export const newId = (): string => v7()

/** What the database takes as an id; anything else would end in an error there. */
export const isId = (text: string): boolean => validate(text)
