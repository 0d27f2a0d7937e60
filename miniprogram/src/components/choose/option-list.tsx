import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Tappable } from '../layout/tappable'
import type { Choice } from './choice'

interface Props {
  choices: readonly Choice[]
  value?: string
  /** What stands behind a choice that leads on to others. */
  more?: string
  onChoose: (choice: Choice) => void
}

export function OptionList({ choices, value, more, onChoose }: Props) {
  if (choices.length === 0) return <View className="sheet__empty">没有符合的选项</View>
  return (
    <View className="sheet__list">
      {choices.map((it) => (
        <Tappable
          key={it.code}
          className={`option option-${it.code} ${it.code === value ? 'option--chosen' : ''}`}
          onTap={() => onChoose(it)}
        >
          <Text>{it.name}</Text>
          {more && <Text className="option__more">{more}</Text>}
          {it.code === value && <Text>✓</Text>}
        </Tappable>
      ))}
    </View>
  )
}

/** A box to type in, and the words in it, by which a long list is narrowed. */
export function useSearch() {
  const [words, setWords] = useState('')
  const box = (
    <Input
      className="sheet__search"
      value={words}
      placeholder="输入名称查找"
      ariaLabel="输入名称查找"
      nativeProps={{ 'aria-label': '输入名称查找' }}
      onInput={(event) => setWords(event.detail.value)}
    />
  )
  return { box, words: words.trim().split(/\s+/).filter(Boolean) }
}
