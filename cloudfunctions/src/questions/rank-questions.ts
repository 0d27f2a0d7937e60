import { pinyin } from 'pinyin-pro'

/** What an article can be found by. */
export interface Article {
  topic: string
  question: string
  keywords: readonly string[]
  text: string
}

/** Said with every question, and telling none from another; longer ones first. */
const FILLERS =
  /请问|为什么|怎么样|怎么办|怎么|怎样|如何|什么|哪里|哪儿|能不能|可不可以|可以|是不是|是否|有没有|一下|我的|[我你您吗呢吧啊呀的了是在要想能会把给被]/g
const NOT_WORDS = /[^\p{L}\p{N}]+/gu

/** Of what was asked, the share that an article's names must have. */
const ENOUGH_PAIRS = 1 / 3

const normalise = (text: string) => text.toLowerCase().replace(NOT_WORDS, '')

/** Articles that the words fit, best first; of equals, in their order. Nothing is guessed: without a fit there is none. */
export function rankQuestions<T extends Article>(articles: readonly T[], words: string): T[] {
  const asked = normalise(words)
  if (!asked) return []
  const score = /^[a-z]+$/.test(asked) ? soundScore : wordScore
  return articles
    .map((article) => ({ article, score: score(article, asked) }))
    .filter((it) => it.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((it) => it.article)
}

/** What is asked, in a name for it or one of its names; then its topic; else how many pairs of neighbouring characters occur. */
function wordScore(article: Article, asked: string): number {
  const core = asked.replace(FILLERS, '') || asked
  const names = namesOf(article).map(normalise)
  if (names.includes(core)) return 4
  if (names.some((it) => it.includes(core) || (it.length > 1 && asked.includes(it)))) return 3
  if (normalise(article.topic).includes(core)) return 2.5
  const pairs = pairsOf(core)
  const title = names.join(' ')
  const inNames = pairs.filter((it) => title.includes(it)).length / pairs.length
  if (inNames > ENOUGH_PAIRS) return 1 + inNames
  return normalise(article.text).includes(core) ? 1 : 0
}

function pairsOf(text: string): string[] {
  const characters = [...text]
  if (characters.length < 2) return [text]
  return characters.slice(1).map((it, at) => `${characters[at] ?? ''}${it}`)
}

/** Typed in Latin letters: whole syllables or their first letters, or a word in such letters (PDF). */
function soundScore(article: Article, asked: string): number {
  if (asked.length < 2) return 0
  const names = namesOf(article)
  if (names.some((it) => normalise(it).includes(asked))) return 4
  if (names.some((it) => soundOf(it, 'pinyin').includes(asked))) return 3
  if (soundOf(article.topic, 'pinyin').includes(asked)) return 2
  return names.some((it) => soundOf(it, 'first').includes(asked)) ? 1 : 0
}

const soundOf = (text: string, pattern: 'pinyin' | 'first'): string =>
  normalise(pinyin(text, { pattern, toneType: 'none', type: 'array', v: true }).join(''))

const namesOf = ({ question, keywords }: Article): string[] => [question, ...keywords]
