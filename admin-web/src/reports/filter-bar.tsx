import { Button, Flex, Select } from 'antd'
import { choices } from 'shared-types/codes/code-tables'
import { provinces } from 'shared-types/codes/divisions'
import {
  sourceLabels,
  sources,
  stageLabels,
  stages,
  submissionLabels,
  submissions,
} from 'shared-types/reports/workflow'
import { SearchBox } from '../layout/search-box'
import { firstPage, useUrlState } from '../layout/url-state'
import { PENDING, readFilter } from './filter'

const option = (value: string, label: string) => ({ value, label })

const filters = [
  {
    name: 'stage',
    label: '审核状态',
    options: [option(PENDING, '待我审核'), ...stages.map((it) => option(it, stageLabels[it]))],
  },
  {
    name: 'submission',
    label: '上报状态',
    options: submissions.map((it) => option(it, submissionLabels[it])),
  },
  { name: 'source', label: '信息来源', options: sources.map((it) => option(it, sourceLabels[it])) },
  {
    name: 'originProvince',
    label: '生源省份',
    options: provinces().map((it) => option(it.code, it.name)),
  },
  {
    name: 'educationLevel',
    label: '学历',
    options: choices('educationLevel').map((it) => option(it.code, it.name)),
  },
]

/** All combinable, all in the address. */
export function FilterBar() {
  const { params, set } = useUrlState()
  const isFiltered = Object.keys(readFilter(params)).length > 0
  const clear = () =>
    set({
      ...firstPage,
      ...Object.fromEntries(
        ['search', 'schoolId', 'departmentId', 'majorId', 'classId'].map((it) => [it, undefined]),
      ),
      ...Object.fromEntries(filters.map((it) => [it.name, undefined])),
    })
  return (
    <Flex wrap gap={8} style={{ marginBottom: 12 }} role="search" aria-label="筛选">
      <SearchBox />
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={label}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={options.find((it) => it.value === params.get(name))?.value ?? null}
          onChange={(value: string | null) => set({ ...firstPage, [name]: value ?? undefined })}
          options={options}
          popupMatchSelectWidth={false}
          style={{ width: 124 }}
        />
      ))}
      {isFiltered && (
        <Button type="link" onClick={clear}>
          清除筛选
        </Button>
      )}
    </Flex>
  )
}
