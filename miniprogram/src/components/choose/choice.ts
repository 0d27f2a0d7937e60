export interface Choice {
  code: string
  name: string
}

/** The words may stand in any order. */
export const fits = (name: string, words: readonly string[]) =>
  words.every((it) => name.includes(it))

/** Takes back what was chosen where nothing need be. */
export const noChoice: Choice = { code: '', name: '不填写' }
