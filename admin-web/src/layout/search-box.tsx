import { Input } from 'antd'
import { firstPage, useUrlState } from './url-state'

/** Searches as the address says; a new search begins at the first page. */
export function SearchBox() {
  const { params, set } = useUrlState()
  const search = params.get('search') ?? ''
  return (
    <Input.Search
      key={search}
      defaultValue={search}
      allowClear
      maxLength={50}
      placeholder="姓名、拼音首字母、学号或证件号"
      aria-label="按姓名、拼音首字母、学号或证件号查找"
      onSearch={(value) => set({ ...firstPage, search: value.trim() })}
      style={{ width: 280, maxWidth: '100%' }}
    />
  )
}
