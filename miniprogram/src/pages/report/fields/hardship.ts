/*
 * The three digits of table 7 are: difficulty in finding work, difficulty of the family, degree of disability. Students
 * answer the last two; the first is the school's to find, and kept.
 */
export interface Hardship {
  family: string
  disability: string
}

export const familyChoices = [
  { code: '0', name: '否' },
  { code: '1', name: '是，家庭困难' },
] as const

export const disabilityChoices = [
  { code: '0', name: '否' },
  { code: '1', name: '是，1 级残疾' },
  { code: '2', name: '是，2 级残疾' },
  { code: '3', name: '是，3 级残疾' },
  { code: '4', name: '是，4 级残疾' },
  { code: '9', name: '是，级别未知' },
] as const

/** The two answers in a code; empty while there is none. */
export const answersOf = (code: string): Hardship => ({
  family: code.slice(1, 2),
  disability: code.slice(2, 3),
})

/** The code with one of the answers changed; the other one is no until it is given. */
export function withAnswer(code: string, answer: Partial<Hardship>): string {
  const { family, disability } = { ...answersOf(code || '000'), ...answer }
  return `${code.slice(0, 1) || '0'}${family}${disability}`
}
