import { useState } from 'react'
import type { LabelledProps } from '../form/labelled'
import { backChoice, noChoice, type Choice } from './choice'
import { dateSteps, spokenDate, stepBack } from './date-steps'
import { OptionList } from './option-list'
import { Sheet } from './sheet'
import { SheetField } from './sheet-field'

interface Props extends LabelledProps {
  /** YYYY-MM-DD, or empty. */
  value: string
  disabled?: boolean
  onChange: (date: string) => void
}

/** A day: year, month, day, one after another. */
export function DateField({ value, disabled = false, onChange, ...labelled }: Props) {
  return (
    <SheetField
      {...labelled}
      text={value && spokenDate(value)}
      disabled={disabled}
      sheet={(close) => (
        <DateSheet
          title={labelled.label}
          value={value}
          isOptional={!labelled.required}
          onClose={close}
          onChoose={(date) => (close(), onChange(date))}
        />
      )}
    />
  )
}

interface SheetProps {
  title: string
  value: string
  isOptional: boolean
  onClose: () => void
  onChoose: (date: string) => void
}

const WHOLE = 'YYYY-MM-DD'.length

function DateSheet({ title, value, isOptional, onClose, onChoose }: SheetProps) {
  const [beginning, setBeginning] = useState(stepBack(value))
  const before = [...(isOptional ? [noChoice] : []), ...(beginning ? [backChoice] : [])]
  const choose = (choice: Choice) => {
    if (choice === backChoice) setBeginning(stepBack(beginning))
    else if (choice === noChoice || choice.code.length === WHOLE) onChoose(choice.code)
    else setBeginning(choice.code)
  }
  return (
    <Sheet title={beginning ? spokenDate(beginning) : `选择${title}`} onClose={onClose}>
      {/* A new list starts at its top. */}
      <OptionList
        key={beginning}
        choices={[...before, ...dateSteps(beginning, new Date().getFullYear())]}
        value={value}
        onChoose={choose}
      />
    </Sheet>
  )
}
