import type { LabelledProps } from '../form/labelled'
import { fits, noChoice, type Choice } from './choice'
import { OptionList, useSearch } from './option-list'
import { Sheet } from './sheet'
import { SheetField } from './sheet-field'

/** Longer lists than a screen can be searched. */
const SEARCHED_FROM = 10

interface Props extends LabelledProps {
  value: string
  choices: readonly Choice[]
  disabled?: boolean
  onChange: (code: string) => void
}

/** One of a list; where nothing need be chosen, also none of it. */
export function PickerField({ choices, value, disabled = false, onChange, ...labelled }: Props) {
  return (
    <SheetField
      {...labelled}
      text={choices.find((it) => it.code === value)?.name}
      disabled={disabled}
      sheet={(close) => (
        <ChoiceSheet
          title={labelled.label}
          choices={labelled.required ? choices : [noChoice, ...choices]}
          value={value}
          onClose={close}
          onChoose={(it) => (close(), onChange(it.code))}
        />
      )}
    />
  )
}

interface SheetProps {
  title: string
  choices: readonly Choice[]
  value: string
  onClose: () => void
  onChoose: (choice: Choice) => void
}

export function ChoiceSheet({ title, choices, value, onClose, onChoose }: SheetProps) {
  const { box, words } = useSearch()
  return (
    <Sheet title={`选择${title}`} onClose={onClose}>
      {choices.length >= SEARCHED_FROM && box}
      <OptionList
        choices={choices.filter((it) => fits(it.name, words))}
        value={value}
        onChoose={onChoose}
      />
    </Sheet>
  )
}
