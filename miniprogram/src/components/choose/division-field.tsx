import { useState } from 'react'
import { divisionName } from 'shared-types/codes/divisions'
import type { LabelledProps } from '../form/labelled'
import { backChoice, noChoice, type Choice } from './choice'
import { divisionsBelow, parentOf, searchDivisions } from './division-steps'
import { OptionList, useSearch } from './option-list'
import { Sheet } from './sheet'
import { SheetField } from './sheet-field'

interface Props extends LabelledProps {
  /** Six-digit code, or empty. */
  value: string
  disabled?: boolean
  onChange: (code: string) => void
}

/** Province, city, county: step by step, or by typing a part of the name. */
export function DivisionField({ value, disabled = false, onChange, ...labelled }: Props) {
  return (
    <SheetField
      {...labelled}
      text={value && divisionName(value)}
      disabled={disabled}
      sheet={(close) => (
        <DivisionSheet
          title={labelled.label}
          value={value}
          isOptional={!labelled.required}
          onClose={close}
          onChoose={(code) => (close(), onChange(code))}
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
  onChoose: (code: string) => void
}

function DivisionSheet({ title, value, isOptional, onClose, onChoose }: SheetProps) {
  const [within, setWithin] = useState(value ? parentOf(value) : '')
  const { box, words } = useSearch()
  const isSearching = words.length > 0
  const listed = isSearching ? searchDivisions(words) : divisionsBelow(within)
  const before = isSearching
    ? []
    : [...(isOptional ? [noChoice] : []), ...(within ? [backChoice] : [])]
  const leadsOn = ({ code }: Choice) =>
    code !== '' && code !== backChoice.code && !isSearching && divisionsBelow(code).length > 0
  const choose = (choice: Choice) => {
    if (choice === backChoice) setWithin(parentOf(within))
    else if (leadsOn(choice)) setWithin(choice.code)
    else onChoose(choice.code)
  }
  return (
    <Sheet title={within && !isSearching ? divisionName(within) : `选择${title}`} onClose={onClose}>
      {box}
      {/* A new list starts at its top. */}
      <OptionList
        key={isSearching ? 'found' : within}
        choices={[...before, ...listed]}
        value={value}
        more={(it) => (leadsOn(it) ? '下一级 ›' : undefined)}
        onChoose={choose}
      />
    </Sheet>
  )
}
