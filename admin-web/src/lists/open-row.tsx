import { Button } from 'antd'
import type { ReactNode } from 'react'

interface OpenRowProps {
  /** What opens, for who cannot see the row around it. */
  label: string
  onOpen: () => void
  children: ReactNode
}

/** The name in a row; the row may be a target of its own, which a click here does not reach. */
export function OpenRow({ label, onOpen, children }: OpenRowProps) {
  return (
    <Button
      type="link"
      className="row-name"
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation()
        onOpen()
      }}
    >
      {children}
    </Button>
  )
}
