import { Text } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import './button.scss'

interface Props {
  children: string
  kind?: 'primary' | 'plain' | 'danger'
  /** A second class by which tests and styles know this very button. */
  className?: string
  disabled?: boolean
  /** While the call is under way: says so, and takes no second tap. */
  busy?: boolean
  onTap: () => void
}

export function Button({ children, kind = 'primary', className = '', ...props }: Props) {
  const { disabled = false, busy = false, onTap } = props
  const off = busy || disabled
  return (
    <Tappable
      className={`button button--${kind} ${off ? 'button--off' : ''} ${className}`}
      disabled={off}
      onTap={onTap}
    >
      <Text>{busy ? `${children}中…` : children}</Text>
    </Tappable>
  )
}
