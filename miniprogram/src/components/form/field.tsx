import { Input, Textarea } from '@tarojs/components'
import { keyboardSettings, type Keyboard } from './keyboards'
import { Labelled, spokenLabel, type LabelledProps } from './labelled'

interface Props extends LabelledProps {
  value: string
  placeholder?: string
  /** Which keyboard comes up. */
  keyboard?: Keyboard
  maxLength?: number
  /** Several lines. */
  long?: boolean
  disabled?: boolean
  onChange: (value: string) => void
  onLeave?: () => void
}

/** What a check says moves what is below: the tap that took the focus away has to land first. */
const AFTER_THE_TAP_MS = 200

/** One typed value. */
export function Field({ keyboard = 'text', maxLength = 100, long = false, ...props }: Props) {
  const { value, placeholder, disabled = false, onChange, onLeave } = props
  const spoken = spokenLabel(props)
  const { type, native } = keyboardSettings(keyboard)
  const shared = {
    className: disabled ? 'labelled__control labelled__control--locked' : 'labelled__control',
    value,
    placeholder: placeholder ?? (disabled ? '未填写' : `请填写${props.label}`),
    maxlength: maxLength,
    disabled,
    ariaLabel: spoken,
    nativeProps: { 'aria-label': spoken, 'aria-invalid': Boolean(props.problem), ...native },
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...(onLeave && { onBlur: () => void setTimeout(onLeave, AFTER_THE_TAP_MS) }),
  }
  return (
    <Labelled {...props}>
      {long ? <Textarea {...shared} autoHeight /> : <Input {...shared} type={type} />}
    </Labelled>
  )
}
