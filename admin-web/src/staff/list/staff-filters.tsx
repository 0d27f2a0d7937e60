import { useOperation } from '../../api/use-operation'
import { useMay } from '../../app/session'
import { FilterSelect } from '../../lists/filter-select'
import { SearchBox } from '../../lists/search-box'

const states = [
  { value: 'yes', label: '启用' },
  { value: 'no', label: '停用' },
]

export const StaffFilters = () => {
  const seesRoles = useMay()('roles.view')
  return (
    <div role="search" aria-label="筛选" className="filter-bar">
      <SearchBox hint="账号或姓名" />
      {seesRoles && <RoleFilter />}
      <FilterSelect name="enabled" label="状态" options={states} />
    </div>
  )
}

function RoleFilter() {
  const roles = useOperation('roles.list', {}, { staleTime: 60_000 })
  return (
    <FilterSelect
      name="role"
      label="角色"
      isLoading={roles.isLoading}
      options={(roles.data?.roles ?? []).map((it) => ({ value: it.id, label: it.name }))}
    />
  )
}
