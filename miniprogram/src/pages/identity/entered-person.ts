import type { Person } from './person'

/**
 * What was entered when the check or the binding failed, for the form of an appeal. In memory only, and once: names and
 * ID numbers belong neither into an address nor into the phone's storage.
 */
let entered: Person | undefined

export function keepEntered(person: Person): void {
  entered = person
}

export function takeEntered(): Person | undefined {
  const person = entered
  entered = undefined
  return person
}
