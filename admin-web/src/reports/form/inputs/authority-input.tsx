import { AutoComplete } from 'antd'
import type { ReportData } from 'shared-types/reports/fields/field'
import { useOperation } from '../../../api/use-operation'
import { withAuthority } from './authority'
import { spoken, type InputProps } from '../../../forms/inputs/input-props'

/** 「主管单位」: offered from the table of authorities, or typed. */
export function AuthorityInput(props: InputProps & { onFill: (changes: ReportData) => void }) {
  const { value, onFill } = props
  const list = useOperation('organisation.list-authorities', {}, { staleTime: 300_000 })
  const authorities = list.data?.authorities ?? []
  return (
    <AutoComplete
      {...spoken(props)}
      value={value}
      onChange={(name: string) => onFill(withAuthority(name, authorities))}
      options={authorities.map((it) => ({ value: it.name }))}
      showSearch={{
        filterOption: (typed, option) => String(option?.value ?? '').includes(typed),
      }}
      placeholder="输入名称，或从列表选择"
      style={{ width: '100%' }}
    />
  )
}
