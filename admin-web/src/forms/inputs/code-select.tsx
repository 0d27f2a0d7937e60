import { Select } from 'antd'
import type { CodeEntry } from 'shared-types/codes/code-table'
import { choiceName, entriesOf, offeredBy } from 'shared-types/reports/choices'
import type { Field } from 'shared-types/reports/field'
import { clearable } from '../../shell/components'
import { spoken, type InputProps } from './input-props'

export function CodeSelect(props: InputProps) {
  const { field, value, onChange } = props
  return (
    <Select
      {...spoken(props)}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={optionsOf(field, value)}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`请选择${field.label}`}
      style={{ width: '100%' }}
    />
  )
}

interface Option {
  value: string
  label: string
  disabled?: boolean
}
interface Group {
  label: string
  options: Option[]
}

const option = ({ code, name }: CodeEntry): Option => ({ value: code, label: name })

/** Tables of two levels are shown in groups under their headings; what can no longer be chosen still has its name. */
function optionsOf(field: Field, value: string): (Option | Group)[] {
  const offered = offeredBy(field)
  const all = entriesOf(field)
  const former =
    value && !offered.some((it) => it.code === value)
      ? [{ value, label: `${choiceName(field, value)}（已停用）`, disabled: true }]
      : []
  const headings = all.filter((it) => it.level === 1)
  if (headings.length === 0) return [...former, ...offered.map(option)]
  const groups = headings.map((heading, at) => {
    const from = all.indexOf(heading)
    const following = headings[at + 1]
    const to = following ? all.indexOf(following) : all.length
    return {
      label: heading.name,
      options: all
        .slice(from, to)
        .filter((it) => offered.includes(it))
        .map(option),
    }
  })
  return [...former, ...groups]
}
