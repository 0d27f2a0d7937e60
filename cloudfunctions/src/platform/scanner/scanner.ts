/** What was found of a file; nothing is kept of one that could not be asked about. */
export type Finding =
  | { verdict: 'clean' }
  /** As the scanner names it. */
  | { verdict: 'harmful'; threat: string }
  /** More bytes than the scanner is set to look at. */
  | { verdict: 'too-large' }

/** Looks at every upload before it becomes usable. */
export interface Scanner {
  kind: 'none' | 'clamd'
  /** Throws ScannerError when there is no answer: then nobody knows, and the file may not be used. */
  scan: (bytes: Buffer) => Promise<Finding>
}

export class ScannerError extends Error {
  override name = 'ScannerError'
}

/** Where no scanner is configured, which the start of the gateway and the README say plainly. */
export const noScanner: Scanner = {
  kind: 'none',
  scan: () => Promise.resolve({ verdict: 'clean' }),
}
