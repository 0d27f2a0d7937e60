import { useState, type ReactNode } from 'react'
import { Chosen } from '../form/chosen'
import { Labelled, type LabelledProps } from '../form/labelled'

interface Props extends LabelledProps {
  /** What is chosen, for people; nothing while nothing is. */
  text: string | undefined
  disabled: boolean
  /** The sheet on which it is chosen. */
  sheet: (close: () => void) => ReactNode
}

/** A field whose value is not typed but chosen, on a sheet that covers the page meanwhile. */
export function SheetField({ text, disabled, sheet, ...labelled }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Labelled {...labelled}>
      <Chosen {...labelled} text={text} locked={disabled} onTap={() => setOpen(true)} />
      {isOpen && sheet(() => setOpen(false))}
    </Labelled>
  )
}
