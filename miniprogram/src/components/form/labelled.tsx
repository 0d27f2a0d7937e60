import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './labelled.scss'

export interface LabelledProps {
  label: string
  required?: boolean
  hint?: string
  /** What is wrong with the value, as a sentence. */
  problem?: string | undefined
}

/** A label above, a hint and the problem below: what every kind of field has. */
export function Labelled(props: PropsWithChildren<LabelledProps>) {
  const { label, required = false, hint, problem, children } = props
  return (
    <View className={problem ? 'labelled labelled--wrong' : 'labelled'}>
      <View className="labelled__label">
        <Text>{label}</Text>
        {required && <Text className="labelled__required"> *</Text>}
      </View>
      {children}
      {hint && !problem && <Text className="labelled__hint">{hint}</Text>}
      {problem && <Text className="labelled__problem">{problem}</Text>}
    </View>
  )
}

/** What a screen reader says for the field itself. */
export function spokenLabel({ label, required, hint, problem }: LabelledProps): string {
  return [label, required && '必填', problem ?? hint].filter(Boolean).join('，')
}
