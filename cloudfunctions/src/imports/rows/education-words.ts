/*
 * Schools write 「本科」 where table 3 says 「本科生毕业」. Such a word names a degree, the third and fourth digit of the
 * code, and leaves the rest open; table 3 has its graduates' entry with a last digit of 1.
 */
const words: Record<string, string> = {
  博士: '11',
  博士生: '11',
  博士研究生: '11',
  硕士: '12',
  硕士生: '12',
  硕士研究生: '12',
  本科: '20',
  本科生: '20',
  大学本科: '20',
  专科: '30',
  专科生: '30',
  大专: '30',
  高职: '50',
}

/** The degree digits that an everyday word names. */
export const degreeOfWord = (word: string): string | undefined => words[word]

/** The full-time graduate of a public school with this degree. */
export const levelOfDegree = (degree: string): string => `11${degree}1`

export const degreeOf = (educationLevel: string): string => educationLevel.slice(2, 4)
