import { Select } from 'antd'
import type { ReportData } from 'shared-types/reports/field'
import { errorText } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import type { InputProps } from './field-row'
import { unitChoices } from './unit-choices'

export function UnitSelect(props: InputProps & { data: ReportData }) {
  const { id, field, value, isInvalid, onChange, data } = props
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  return (
    <Select
      id={id}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={unitChoices(field, data, organisation.data).map((it) => ({
        value: it.id,
        label: it.name,
      }))}
      loading={organisation.isPending}
      notFoundContent={organisation.error ? errorText(organisation.error) : '没有可选的内容'}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`请选择${field.label}`}
      status={isInvalid ? 'error' : ''}
      style={{ width: '100%' }}
    />
  )
}
