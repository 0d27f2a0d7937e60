export interface Choice {
  code: string
  name: string
}

/** The words may stand in any order. */
export const fits = (name: string, words: readonly string[]) =>
  words.every((it) => name.includes(it))

/** One level up, in a list of several levels. */
export const backChoice: Choice = { code: 'back', name: '← 返回上一级' }

/** Takes back what was chosen where nothing need be. */
export const noChoice: Choice = { code: '', name: '不填写' }
