import { PickerField } from '../../../components/choose/picker-field'
import type { LabelledProps } from '../../../components/form/labelled'
import { answersOf, disabilityChoices, familyChoices, withAnswer } from './hardship'

interface Props extends LabelledProps {
  /** Code of table 7, or empty. */
  value: string
  disabled: boolean
  onChange: (code: string) => void
}

/** 「困难生类别」: two questions on the screen, one code in the data. */
export function HardshipField({ value, onChange, ...props }: Props) {
  const { family, disability } = answersOf(value)
  const question = (name: string, label: string) => ({ ...props, name, label })
  return (
    <>
      <PickerField
        {...question(props.name, '是否家庭困难')}
        value={family}
        choices={familyChoices}
        onChange={(code) => onChange(code && withAnswer(value, { family: code }))}
      />
      <PickerField
        {...question('disability', '是否残疾')}
        problem={undefined}
        value={disability}
        choices={disabilityChoices}
        onChange={(code) => onChange(code && withAnswer(value, { disability: code }))}
      />
    </>
  )
}
