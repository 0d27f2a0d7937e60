import { Text } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import './button.scss'

interface Props {
  children: string
  kind?: 'primary' | 'plain' | 'danger'
  disabled?: boolean
  /** While the call is under way: says so, and takes no second tap. */
  busy?: boolean
  onTap: () => void
}

export function Button({ children, kind = 'primary', disabled, busy = false, onTap }: Props) {
  const off = busy || disabled === true
  return (
    <Tappable
      className={`button button--${kind} ${off ? 'button--off' : ''}`}
      disabled={off}
      onTap={onTap}
    >
      <Text>{busy ? `${children}中…` : children}</Text>
    </Tappable>
  )
}
