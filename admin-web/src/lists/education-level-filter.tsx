import { choices } from 'shared-types/codes/code-tables'
import { useWorkingYear } from '../app/working-year'
import { useCodeEntries } from '../codes/use-code-entries'
import { FilterSelect } from './filter-select'

/** As the table of the year that is looked at calls them. */
export function EducationLevelFilter() {
  const entries = useCodeEntries('educationLevel', useWorkingYear())
  return (
    <FilterSelect
      name="educationLevel"
      label="学历"
      options={choices('educationLevel', entries).map((it) => ({
        value: it.code,
        label: it.name,
      }))}
    />
  )
}
