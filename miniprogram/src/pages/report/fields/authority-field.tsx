import { Text } from '@tarojs/components'
import { useState } from 'react'
import { ChoiceSheet } from '../../../components/choose/picker-field'
import { SheetField } from '../../../components/choose/sheet-field'
import { Field } from '../../../components/form/field'
import type { LabelledProps } from '../../../components/form/labelled'
import { Tappable } from '../../../components/layout/tappable'
import type { Authority } from '../load-report'

interface Props extends LabelledProps {
  value: string
  authorities: readonly Authority[]
  /** Postgraduates and those from other provinces may also type a name. */
  mayType: boolean
  disabled: boolean
  onChoose: (authority: Authority) => void
  onType: (name: string) => void
}

/** 「主管单位」: chosen from the list, or typed by those who may. */
export function AuthorityField(props: Props) {
  const { value, authorities, mayType, disabled, onChoose, onType, ...labelled } = props
  const isListed = authorities.some((it) => it.name === value)
  const [isTyping, setTyping] = useState(mayType && value !== '' && !isListed)
  const switcher = (text: string, typing: boolean) => (
    <Tappable className="authority-switch" onTap={() => setTyping(typing)}>
      <Text>{text}</Text>
    </Tappable>
  )

  if (isTyping) {
    return (
      <>
        <Field {...labelled} value={value} disabled={disabled} maxLength={100} onChange={onType} />
        {!disabled && switcher('从列表中选择', false)}
      </>
    )
  }
  return (
    <>
      <SheetField
        {...labelled}
        text={value}
        disabled={disabled}
        sheet={(close) => (
          <ChoiceSheet
            title={labelled.label}
            choices={authorities.map(({ name }) => ({ code: name, name }))}
            value={value}
            onClose={close}
            onChoose={({ code }) => {
              close()
              const chosen = authorities.find((it) => it.name === code)
              if (chosen) onChoose(chosen)
            }}
          />
        )}
      />
      {mayType && !disabled && switcher('列表中没有，手工填写', true)}
    </>
  )
}
