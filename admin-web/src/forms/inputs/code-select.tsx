import { Select } from 'antd'
import type { CodeEntry } from 'shared-types/codes/code-table'
import {
  agreesWith,
  choiceName,
  entriesOf,
  offeredBeside,
} from 'shared-types/reports/fields/choices'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { clearable } from '../../shell/components'
import { spoken, type InputProps } from './input-props'

/** @param props.data the other values of the form, for fields that have to agree with one of them. */
export function CodeSelect(props: InputProps & { data?: ReportData }) {
  const { field, value, onChange, data = {} } = props
  return (
    <Select
      {...spoken(props)}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={optionsOf(field, value, data)}
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
function optionsOf(field: Field, value: string, data: ReportData): (Option | Group)[] {
  const offered = offeredBeside(field, data)
  const all = entriesOf(field)
  const former =
    value && !offered.some((it) => it.code === value)
      ? [
          {
            value,
            label: `${choiceName(field, value)}${whyNot(field, value, data)}`,
            disabled: true,
          },
        ]
      : []
  const headings = all.filter((it) => it.level === 1)
  if (headings.length === 0) return [...former, ...offered.map(option)]
  const groups = headings.flatMap((heading, at) => {
    const from = all.indexOf(heading)
    const following = headings[at + 1]
    const to = following ? all.indexOf(following) : all.length
    const options = all
      .slice(from, to)
      .filter((it) => offered.includes(it))
      .map(option)
    return options.length > 0 ? [{ label: heading.name, options }] : []
  })
  return [...former, ...groups]
}

const whyNot = (field: Field, code: string, data: ReportData) =>
  agreesWith(field, code, data) ? '（已停用）' : '（与所选不符）'
