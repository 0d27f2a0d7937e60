import { beginsLike, soundsLike } from './pinyin/sounds-like'

export interface Choice {
  code: string
  name: string
}

/** The words may stand in any order, and may be pinyin, whole or its first letters. */
export const fits = (name: string, words: readonly string[]) =>
  words.every((it) => name.includes(it) || (isPinyin(it) && soundsLike(name, it.toLowerCase())))

/** Whether the name itself begins with this word. */
export const begins = (name: string, word: string) =>
  name.startsWith(word) || (isPinyin(word) && beginsLike(name, word.toLowerCase()))

const isPinyin = (word: string) => /^[a-z]+$/i.test(word)

/** One level up, in a list of several levels. */
export const backChoice: Choice = { code: 'back', name: '← 返回上一级' }

/** Takes back what was chosen where nothing need be. */
export const noChoice: Choice = { code: '', name: '不填写' }
