import { Select } from 'antd'
import { choices, codeTables } from 'shared-types/codes/code-tables'
import type { CodeEntry } from 'shared-types/codes/code-table'
import type { Field } from 'shared-types/reports/field'
import { clearable } from '../../../shell/components'
import { spoken, type InputProps } from './input-props'

export function CodeSelect(props: InputProps) {
  const { field, value, onChange } = props
  return (
    <Select
      {...spoken(props)}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={optionsOf(field)}
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
}

const option = ({ code, name }: CodeEntry): Option => ({ value: code, label: name })

/** Tables of two levels are shown in groups under their headings. */
function optionsOf(field: Field): (Option | { label: string; options: Option[] })[] {
  if (!field.code) return (field.choices ?? []).map(option)
  const offered = choices(field.code)
  const all: readonly CodeEntry[] = codeTables[field.code].entries
  const headings = all.filter((it) => it.level === 1)
  if (headings.length === 0) return offered.map(option)
  return headings.map((heading, at) => {
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
}
