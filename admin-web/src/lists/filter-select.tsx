import { Select } from 'antd'
import { clearable } from '../shell/components'
import { firstPage, useUrlState } from './url-state'

export interface FilterSelectProps {
  name: string
  label: string
  options: { value: string; label: string }[]
  /** Other parameters that no longer fit once this one changes. */
  clears?: Record<string, undefined>
  isLoading?: boolean
}

/** One parameter of the address, chosen from a list; a list begins at its first page again. */
export function FilterSelect({ name, label, options, clears, isLoading }: FilterSelectProps) {
  const { params, set } = useUrlState()
  const value = params.get(name)
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      value={options.some((it) => it.value === value) ? value : null}
      onChange={(chosen: string | null) =>
        set({ ...firstPage, ...clears, [name]: chosen ?? undefined })
      }
      options={options}
      loading={isLoading ?? false}
      popupMatchSelectWidth={false}
    />
  )
}
