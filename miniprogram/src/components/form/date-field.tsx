import { Picker } from '@tarojs/components'
import { platform } from '../../platform/platform'
import { Chosen } from './chosen'
import { Field } from './field'
import { Labelled, type LabelledProps } from './labelled'

interface Props extends LabelledProps {
  /** YYYY-MM-DD, or empty. */
  value: string
  disabled?: boolean
  onChange: (date: string) => void
}

/** A day, chosen with the platform's own calendar. */
export function DateField(props: Props) {
  if (platform.name === 'h5') return <Field {...props} keyboard="date" />
  const { value, disabled = false, onChange, ...labelled } = props
  return (
    <Labelled {...labelled}>
      <Picker
        mode="date"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.detail.value)}
      >
        <Chosen text={value} locked={disabled} {...labelled} />
      </Picker>
    </Labelled>
  )
}
