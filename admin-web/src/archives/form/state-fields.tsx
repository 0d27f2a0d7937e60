import { Input } from 'antd'
import {
  archiveStateLabels,
  archiveStates,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import type { Field } from 'shared-types/reports/fields/field'
import { Section } from '../../layout/facts'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'
import { today } from '../today'
import { FieldControl } from './field-control'

interface StateFieldsProps {
  state: ArchiveState
  on: string
  problemOf: (name: string) => string | undefined
  onState: (state: ArchiveState) => void
  onDay: (day: string) => void
}

const stateField: Field = {
  name: 'state',
  label: '档案投递状态',
  section: '',
  type: 'choice',
  choices: archiveStates.map((it) => ({ code: it, name: archiveStateLabels[it] })),
  required: true,
  configurable: false,
  dataClass: 'internal',
}

/** How far the archive has got, and since when. */
export function StateFields({ state, on, problemOf, onState, onDay }: StateFieldsProps) {
  return (
    <Section title="投递状态">
      <FieldControl
        field={stateField}
        value={state}
        isRequired
        problem={problemOf('state')}
        onChange={(chosen) => onState(archiveStates.find((it) => it === chosen) ?? 'to-send')}
      />
      <DayField state={state} value={on} problem={problemOf('on')} onChange={onDay} />
    </Section>
  )
}

interface DayFieldProps {
  state: ArchiveState
  value: string
  problem: string | undefined
  onChange: (day: string) => void
}

/** The day of a state; none lies ahead. */
export function DayField({ state, value, problem, onChange }: DayFieldProps) {
  const id = inputId('on')
  return (
    <FieldFrame
      id={id}
      label="状态日期"
      isRequired
      problem={problem}
      hint={`从哪一天起“${archiveStateLabels[state]}”`}
    >
      <Input
        id={id}
        type="date"
        value={value}
        max={today()}
        status={problem ? 'error' : ''}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
