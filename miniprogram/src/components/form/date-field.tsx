import { Picker } from '@tarojs/components'
import { Chosen } from './chosen'
import { Labelled, type LabelledProps } from './labelled'

interface Props extends LabelledProps {
  /** YYYY-MM-DD, or empty. */
  value: string
  disabled?: boolean
  onChange: (date: string) => void
}

/** A day, chosen with the platform's own wheel. */
export function DateField({ value, disabled = false, onChange, ...props }: Props) {
  return (
    <Labelled {...props}>
      <Picker
        mode="date"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.detail.value)}
      >
        <Chosen text={value} locked={disabled} {...props} />
      </Picker>
    </Labelled>
  )
}
