import { Cascader } from 'antd'
import { cityOf, citiesOf, countiesOf, provinceOf, provinces } from 'shared-types/codes/divisions'
import { clearable } from '../../shell/components'
import { spoken, type InputProps } from './input-props'

interface Option {
  value: string
  label: string
  children?: Option[]
}

let built: Option[] | undefined

/** Province, city, county as one tree; made when first needed, then kept. */
function divisionOptions(): Option[] {
  built ??= provinces().map((province) => ({
    value: province.code,
    label: province.name,
    children: citiesOf(province.code).map((city) => ({
      value: city.code,
      label: city.name,
      children: countiesOf(city.code).map((it) => ({ value: it.code, label: it.name })),
    })),
  }))
  return built
}

export function DivisionInput(props: InputProps) {
  const { field, value, onChange } = props
  const path = value ? [...new Set([provinceOf(value), cityOf(value), value])] : []
  return (
    <Cascader
      {...spoken(props)}
      value={path}
      options={divisionOptions()}
      onChange={(chosen) => onChange(String(chosen?.at(-1) ?? ''))}
      changeOnSelect
      allowClear={clearable}
      showSearch={{ limit: 30 }}
      placeholder={`请选择${field.label}`}
      style={{ width: '100%' }}
    />
  )
}
