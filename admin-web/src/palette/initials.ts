/*
 * The first character of each pinyin initial in the order of Chinese dictionaries, by which browsers sort: a character
 * has the initial of the last of these that does not come after it. A word list would weigh more than the page.
 */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀'
const INITIALS = 'abcdefghjklmnopqrstwxyz'
const chinese = new Intl.Collator('zh-CN')

/** `xjlb` for 学籍列表; what is not Chinese stays. */
export const initialsOf = (text: string) => [...text.toLowerCase()].map(initialOf).join('')

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character
  const notAfter = [...FIRSTS].filter((it) => chinese.compare(it, character) <= 0)
  return INITIALS[notAfter.length - 1] ?? ''
}
