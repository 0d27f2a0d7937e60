import { Select } from 'antd'
import type { ReportData } from 'shared-types/reports/fields/field'
import { errorText } from '../../../api/call'
import { useOperation } from '../../../api/use-operation'
import { clearable } from '../../../shell/components'
import { spoken, type InputProps } from '../../../forms/inputs/input-props'
import { unitChoices } from './unit-choices'

export function UnitSelect(props: InputProps & { data: ReportData }) {
  const { field, value, onChange, data } = props
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  return (
    <Select
      {...spoken(props)}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={unitChoices(field, data, organisation.data).map((it) => ({
        value: it.id,
        label: it.name,
      }))}
      loading={organisation.isPending}
      notFoundContent={organisation.error ? errorText(organisation.error) : '没有可选的内容'}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`请选择${field.label}`}
      style={{ width: '100%' }}
    />
  )
}
