import { Select } from 'antd'
import { useState } from 'react'
import { nationalMajorText, searchNationalMajors } from 'shared-types/codes/national-majors'
import { NEWEST_YEAR } from 'shared-types/codes/versioned-tables'
import { errorText } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { spokenOf, type UnitInputProps } from './unit-input-props'

/** Found by name or code in the newest catalogue; a code that it does not have is offered as it is typed. */
export function NationalMajorSelect(props: UnitInputProps) {
  const { value, onChange } = props
  const [typed, setTyped] = useState('')
  const table = useOperation(
    'codes.get',
    { table: 'nationalMajor', year: NEWEST_YEAR },
    { staleTime: 300_000 },
  )
  const catalogue = table.data?.entries ?? []
  const found = searchNationalMajors(catalogue, typed || value)
  return (
    <Select
      {...spokenOf(props)}
      value={value || null}
      options={found.map(({ code, name }) => ({
        value: code,
        label: name ? `${name}（${code}）` : `${code}（目录未收录）`,
      }))}
      labelRender={({ value: code }) => nationalMajorText(catalogue, String(code))}
      loading={table.isPending}
      notFoundContent={table.error ? errorText(table.error) : '目录中没有，可输入完整的专业代码'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="输入名称或代码查找"
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      style={{ width: '100%' }}
    />
  )
}
