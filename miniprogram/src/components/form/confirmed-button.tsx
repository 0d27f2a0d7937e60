import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import './confirmed-button.scss'

interface Props {
  children: string
  /** What will happen, as a question. */
  question: string
  className: string
  busy: boolean
  onConfirm: () => void
}

/** A button for what is not easily undone: asks once more, in its place. */
export function ConfirmedButton({ children, question, className, busy, onConfirm }: Props) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button className={className} kind="danger" onTap={() => setAsking(true)}>
        {children}
      </Button>
    )
  }
  return (
    <View className="confirm" ariaLive="polite">
      <Text className="confirm__question">{question}</Text>
      <View className="confirm__answers">
        <Button
          className={`${className}-no`}
          kind="plain"
          disabled={busy}
          onTap={() => setAsking(false)}
        >
          取消
        </Button>
        <Button className={`${className}-yes`} kind="danger" busy={busy} onTap={onConfirm}>
          {`确定${children}`}
        </Button>
      </View>
    </View>
  )
}
