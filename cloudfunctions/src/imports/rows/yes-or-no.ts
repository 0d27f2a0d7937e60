const YES = ['是', '1', 'TRUE', 'T', 'Y']
const NO = ['否', '0', 'FALSE', 'F', 'N', '']

/** Undefined when it is neither; an empty cell is no. */
export function yesOrNo(text: string): boolean | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase()
  if (YES.includes(plain)) return true
  return NO.includes(plain) ? false : undefined
}
