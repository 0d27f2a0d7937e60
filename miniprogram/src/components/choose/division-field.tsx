import { useState } from 'react'
import { divisionName } from 'shared-types/codes/divisions'
import { Chosen } from '../form/chosen'
import { Labelled, type LabelledProps } from '../form/labelled'
import type { Choice } from './choice'
import { divisionsBelow, parentOf, searchDivisions } from './division-steps'
import { OptionList, useSearch } from './option-list'
import { Sheet } from './sheet'

interface Props extends LabelledProps {
  /** Six-digit code, or empty. */
  value: string
  disabled?: boolean
  onChange: (code: string) => void
}

/** Province, city, county: step by step, or by typing a part of the name. */
export function DivisionField({ value, disabled = false, onChange, ...props }: Props) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Labelled {...props}>
      <Chosen
        text={value && divisionName(value)}
        locked={disabled}
        onTap={() => setOpen(true)}
        {...props}
      />
      {open && (
        <DivisionSheet
          title={props.label}
          value={value}
          onClose={close}
          onChoose={(code) => (close(), onChange(code))}
        />
      )}
    </Labelled>
  )
}

interface SheetProps {
  title: string
  value: string
  onClose: () => void
  onChoose: (code: string) => void
}

function DivisionSheet({ title, value, onClose, onChoose }: SheetProps) {
  const [within, setWithin] = useState(value ? parentOf(value) : '')
  const { box, words } = useSearch()
  const isSearching = words.length > 0
  const listed = isSearching ? searchDivisions(words) : divisionsBelow(within)
  const back: Choice[] = within && !isSearching ? [{ code: 'back', name: '← 返回上一级' }] : []
  const choose = ({ code }: Choice) => {
    if (code === 'back') setWithin(parentOf(within))
    else if (!isSearching && divisionsBelow(code).length > 0) setWithin(code)
    else onChoose(code)
  }
  return (
    <Sheet title={within && !isSearching ? divisionName(within) : `选择${title}`} onClose={onClose}>
      {box}
      {/* A new list starts at its top. */}
      <OptionList
        key={isSearching ? 'found' : within}
        choices={[...back, ...listed]}
        value={value}
        onChoose={choose}
      />
    </Sheet>
  )
}
