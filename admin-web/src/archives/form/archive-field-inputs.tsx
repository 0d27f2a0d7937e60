import { archiveFields } from 'shared-types/archives/archive-fields'
import type { ArchiveState } from 'shared-types/archives/archive-states'
import { archiveFieldIsRequired, archiveFieldIsVisible } from 'shared-types/archives/check-archive'
import { Section } from '../../layout/facts'
import type { ArchiveValues } from './archive-values'
import { FieldControl } from './field-control'

interface ArchiveFieldInputsProps {
  values: ArchiveValues
  /** Decides what is required. */
  state: ArchiveState
  problemOf: (name: string) => string | undefined
  onChange: (name: string, value: string) => void
}

/** Every declared field that is asked for in this state, section by section. */
export function ArchiveFieldInputs(props: ArchiveFieldInputsProps) {
  const { values, state, problemOf, onChange } = props
  const shown = archiveFields.filter((it) => archiveFieldIsVisible(it, values, state))
  const titles = [...new Set(shown.map((it) => it.section))]
  return titles.map((title) => (
    <Section key={title} title={title}>
      {shown
        .filter((it) => it.section === title)
        .map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            isRequired={archiveFieldIsRequired(field, values, state)}
            problem={problemOf(field.name)}
            onChange={(text) => onChange(field.name, text)}
          />
        ))}
    </Section>
  ))
}
