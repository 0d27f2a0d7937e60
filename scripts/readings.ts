import { codeTables } from 'shared-types/codes/code-tables'
import { divisionTable } from 'shared-types/codes/tables/divisions'
import { pinyin } from 'pinyin-pro'

/** The 3755 characters of GB/T 2312, level 1: what is written every day. */
function everydayCharacters(): string {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell)
  return new TextDecoder('gb2312').decode(new Uint8Array(bytes))
}

/** What may stand in a list that students choose from; names that the server sends are written every day, too. */
function characters(): Set<string> {
  const names = [
    ...Object.values(divisionTable.provinces),
    ...Object.values(divisionTable.cities),
    ...Object.values(divisionTable.counties),
    ...Object.values(codeTables).flatMap((it) => it.entries.map((entry) => entry.name)),
  ]
  return new Set(
    [...everydayCharacters(), ...names.join('')].filter((it) => /\p{Script=Han}/u.test(it)),
  )
}

/** For each first letter, every syllable followed by the characters that may be read so. */
function groups(): string[] {
  const bySyllable = new Map<string, string>()
  for (const character of characters())
    for (const syllable of readingsOf(character))
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character)
  const byLetter = new Map<string, string[]>()
  for (const [syllable, read] of [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)))
    byLetter.set(syllable.charAt(0), [...(byLetter.get(syllable.charAt(0)) ?? []), syllable + read])
  return [...byLetter.values()].map((it) => it.join(' '))
}

/** All of them: a place keeps readings that dictionaries list last. */
function readingsOf(character: string): Set<string> {
  const all = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  return new Set(all.map((it) => it.toLowerCase()).filter((it) => /^[a-z]+$/.test(it)))
}

/** The module from which the students' app knows how characters are read. */
export const readingsModule = (): string =>
  [
    '// Written by scripts/write-readings.ts.',
    '',
    '/** Every syllable followed by the characters that may be read so. */',
    'export const readings = [',
    ...groups().map((it) => `  '${it}',`),
    "].join(' ')",
    '',
  ].join('\n')
