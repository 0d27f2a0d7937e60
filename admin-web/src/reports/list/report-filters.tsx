import { provinces } from 'shared-types/codes/divisions'
import {
  sourceLabels,
  sources,
  stageLabels,
  stages,
  submissionLabels,
  submissionsOf,
  WAITING_DAYS,
  type ReportKindName,
} from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { FilterSelect, type FilterSelectProps } from '../../lists/filter-select'
import { useUrlState } from '../../lists/url-state'
import { noUnit, PENDING, readFilter } from './filter'

const option = (value: string, label: string) => ({ value, label })

export const fixedFilters = (kind: ReportKindName): FilterSelectProps[] => [
  {
    name: 'stage',
    label: '审核状态',
    options: [option(PENDING, '待我审核'), ...stages.map((it) => option(it, stageLabels[it]))],
  },
  {
    name: 'waitingDays',
    label: '停留天数',
    options: WAITING_DAYS.map((it) => option(String(it), `停留超过 ${it} 天`)),
  },
  {
    name: 'submission',
    label: '上报状态',
    options: submissionsOf(kind).map((it) => option(it, submissionLabels[it])),
  },
  ...(kind === 'employment'
    ? [{ name: 'lacksProof', label: '证明材料', options: [option('1', '缺少证明材料')] }]
    : []),
  { name: 'source', label: '信息来源', options: sources.map((it) => option(it, sourceLabels[it])) },
  {
    name: 'originProvince',
    label: '生源省份',
    options: provinces().map((it) => option(it.code, it.name)),
  },
]

/** The next school has other fields of its own. */
const noSchool = { ...noUnit, extensions: undefined }

/** The schools that have handed in anything of this kind and year. */
export function SchoolFilter({ kind }: { kind: ReportKindName }) {
  const year = useWorkingYear()
  const counts = useOperation('reports.count-by-major', { kind, year })
  const schools = new Map(counts.data?.majors.map((it) => [it.schoolId, it.schoolName]))
  return (
    <FilterSelect
      name="schoolId"
      label="学校"
      options={[...schools].map(([id, name]) => option(id, name))}
      clears={noSchool}
      isLoading={counts.isPending}
    />
  )
}

/** Classes of the major or department that is chosen in the tree, otherwise all. */
export function ClassFilter() {
  const { params } = useUrlState()
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const { majorId, departmentId } = readFilter(params)
  const { majors = [], classes = [] } = organisation.data ?? {}
  const isOffered = (id: string) => {
    if (majorId) return id === majorId
    const major = majors.find((it) => it.id === id)
    return major !== undefined && (!departmentId || major.departmentId === departmentId)
  }
  return (
    <FilterSelect
      name="classId"
      label="班级"
      options={classes.filter((it) => isOffered(it.majorId)).map((it) => option(it.id, it.name))}
      isLoading={organisation.isPending}
    />
  )
}
