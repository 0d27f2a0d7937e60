import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Tappable } from '../layout/tappable'
import type { Choice } from './choice'

interface Props {
  choices: readonly Choice[]
  value?: string
  /** What stands at the end of a choice that leads on to others. */
  more?: (choice: Choice) => string | undefined
  onChoose: (choice: Choice) => void
}

export function OptionList({ choices, value, more, onChoose }: Props) {
  if (choices.length === 0) return <View className="sheet__empty">没有符合的选项</View>
  return (
    <View className="sheet__list">
      {choices.map((it) => {
        const isChosen = it.code === value
        const leadsOn = more?.(it)
        return (
          <Tappable
            key={it.code}
            className={`option option-${it.code || 'none'} ${isChosen ? 'option--chosen' : ''}`}
            {...(isChosen && { label: `${it.name}，已选` })}
            onTap={() => onChoose(it)}
          >
            <Text className="option__name">{it.name}</Text>
            {leadsOn && <Text className="option__more">{leadsOn}</Text>}
            {isChosen && <Text>✓</Text>}
          </Tappable>
        )
      })}
    </View>
  )
}

const HINT = '输入名称或拼音查找'

/** A box to type in, and the words in it, by which a long list is narrowed. */
export function useSearch() {
  const [words, setWords] = useState('')
  const box = (
    <Input
      className="sheet__search"
      value={words}
      placeholder={HINT}
      ariaLabel={HINT}
      nativeProps={{ 'aria-label': HINT }}
      onInput={(event) => setWords(event.detail.value)}
    />
  )
  return { box, words: words.trim().split(/\s+/).filter(Boolean) }
}
