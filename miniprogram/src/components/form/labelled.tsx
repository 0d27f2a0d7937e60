import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './labelled.scss'

export interface LabelledProps {
  /** Identifier of the value; the class `field-<name>` and the place to scroll to. */
  name: string
  label: string
  required?: boolean
  hint?: string | undefined
  /** What is wrong with the value, as a sentence. */
  problem?: string | undefined
}

/** A label above, a hint and the problem below: what every kind of field has. */
export function Labelled(props: PropsWithChildren<LabelledProps>) {
  const { name, label, required = false, hint, problem, children } = props
  return (
    <View
      id={placeOf(name)}
      className={`labelled field-${name} ${problem ? 'labelled--wrong' : ''}`}
    >
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

/** Id of the field's element. */
export const placeOf = (name: string) => `field-${name}`

/** What a screen reader says for the field itself. */
export function spokenLabel({ label, required, hint, problem }: LabelledProps): string {
  return [label, required && '必填', problem ?? hint].filter(Boolean).join('，')
}
