import { v7 } from 'uuid'

/** UUIDv7: made in the application, ordered by time, unique without a sequence. */
export const newId = (): string => v7()
