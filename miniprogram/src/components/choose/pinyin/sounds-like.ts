import { readings } from './readings'

let known: Map<string, string[]> | undefined

/** How a character may be read; made when somebody first types letters. */
function readingsOf(character: string): readonly string[] {
  known ??= new Map<string, string[]>()
  if (known.size === 0)
    for (const group of readings.split(' ')) {
      const syllable = /^[a-z]+/.exec(group)?.[0] ?? ''
      for (const it of group.slice(syllable.length))
        known.set(it, [...(known.get(it) ?? []), syllable])
    }
  return known.get(character) ?? []
}

/** Whether characters next to each other in the name are typed so: 「yuexiu」, 「yxiu」, 「yx」, 「yuexi」 for 越秀. */
export function soundsLike(name: string, letters: string): boolean {
  const characters = [...name]
  return characters.some((_, at) => isReadFrom(characters, at, letters))
}

/** Whether the name begins so. */
export const beginsLike = (name: string, letters: string) => isReadFrom([...name], 0, letters)

function isReadFrom(characters: readonly string[], at: number, letters: string): boolean {
  if (!letters) return true
  return readingsOf(characters[at] ?? '').some((syllable) => {
    // The last one may be typed by half.
    if (syllable.startsWith(letters)) return true
    return [syllable, initialOf(syllable), syllable.charAt(0)].some(
      (it) => letters.startsWith(it) && isReadFrom(characters, at + 1, letters.slice(it.length)),
    )
  })
}

const initialOf = (syllable: string) => /^[zcs]h/.exec(syllable)?.[0] ?? syllable.charAt(0)
