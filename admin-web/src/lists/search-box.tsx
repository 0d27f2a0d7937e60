import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useSearch } from './use-search'

/** Finds people; a new search begins at the first page. */
export function SearchBox() {
  const { search, setSearch } = useSearch()
  return (
    <Input.Search
      key={search}
      defaultValue={search}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label="清除" /> }}
      enterButton={<Button icon={<SearchOutlined aria-hidden />} aria-label="查找" />}
      maxLength={50}
      placeholder="姓名、拼音首字母、学号或证件号"
      aria-label="按姓名、拼音首字母、学号或证件号查找"
      onSearch={(value) => setSearch(value.trim())}
      className="search-box"
    />
  )
}
