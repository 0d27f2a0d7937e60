/*
 * The five digits of table 3 are: ownership (1 public, 2 private), form (1 regular, 2 adult …), degree, grade, outcome.
 * The third digit 1 is postgraduate; with a fourth digit 1 it is a doctorate.
 */
export function isPostgraduate(educationLevel: string): boolean {
  return educationLevel[2] === '1'
}

export function isDoctorate(educationLevel: string): boolean {
  return educationLevel.slice(2, 4) === '11'
}
