import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useSearch } from './use-search'

/** Finds by what `hint` names; a new search begins at the first page. */
export function SearchBox({ hint = '姓名、拼音首字母、学号或证件号' }: { hint?: string }) {
  const { search, setSearch } = useSearch()
  return (
    <Input.Search
      key={search}
      defaultValue={search}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label="清除" /> }}
      enterButton={<Button icon={<SearchOutlined aria-hidden />} aria-label="查找" />}
      maxLength={50}
      placeholder={hint}
      aria-label={`按${hint}查找`}
      onSearch={(value) => setSearch(value.trim())}
      className="search-box"
    />
  )
}
