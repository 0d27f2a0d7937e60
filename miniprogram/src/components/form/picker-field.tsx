import { Picker, Text, View } from '@tarojs/components'
import { Labelled, spokenLabel, type LabelledProps } from './labelled'

export interface Choice {
  code: string
  name: string
}

interface Props extends LabelledProps {
  value: string
  choices: readonly Choice[]
  disabled?: boolean
  onChange: (code: string) => void
}

/** One of a list, chosen with the platform's own wheel. */
export function PickerField({ choices, value, disabled = false, onChange, ...props }: Props) {
  const at = choices.findIndex((it) => it.code === value)
  return (
    <Labelled {...props}>
      <Picker
        mode="selector"
        range={choices.map((it) => it.name)}
        value={Math.max(at, 0)}
        disabled={disabled}
        onChange={(event) => onChange(choices[Number(event.detail.value)]?.code ?? '')}
      >
        <Chosen text={choices[at]?.name} {...props} />
      </Picker>
    </Labelled>
  )
}

interface DateProps extends LabelledProps {
  /** YYYY-MM-DD, or empty. */
  value: string
  disabled?: boolean
  onChange: (date: string) => void
}

/** A day, chosen with the platform's own wheel. */
export function DateField({ value, disabled = false, onChange, ...props }: DateProps) {
  return (
    <Labelled {...props}>
      <Picker
        mode="date"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.detail.value)}
      >
        <Chosen text={value} {...props} />
      </Picker>
    </Labelled>
  )
}

function Chosen({ text, ...labelled }: LabelledProps & { text: string | undefined }) {
  const spoken = `${spokenLabel(labelled)}，${text || '未选择'}`
  return (
    <View className="labelled__control" ariaRole="button" ariaLabel={spoken}>
      <Text className={text ? '' : 'labelled__empty'}>{text || `请选择${labelled.label}`}</Text>
    </View>
  )
}
