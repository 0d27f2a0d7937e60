import { Input, Select } from 'antd'
import { useOperation } from '../../api/use-operation'
import { effectiveFields, type EffectiveField } from 'shared-types/reports/fields/field-settings'
import { isExtensionName, isSealedExtension } from 'shared-types/reports/fields/extension-fields'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useWorkingYear } from '../../app/working-year'
import { firstPage, useUrlState } from '../../lists/url-state'
import { clearable } from '../../shell/components'
import { readFilter } from './filter'

/** The fields that the school added to the form, or the one school that the centre looks at; none that is sealed. */
export function useExtensionFields(kind: ReportKindName): EffectiveField[] {
  const year = useWorkingYear()
  const { params } = useUrlState()
  const { schoolId } = readFilter(params)
  const which = { kind, year, ...(schoolId && { schoolId }) }
  const { data } = useOperation('reports.list-fields', which, { staleTime: 30_000 })
  return effectiveFields(kind, data?.settings ?? []).filter(
    (it) => isExtensionName(it.name) && !isSealedExtension(it.name),
  )
}

/** One filter for each of them: a choice from its list, anything else by what it contains. */
export function ExtensionFilters({ fields }: { fields: readonly EffectiveField[] }) {
  const { params, set } = useUrlState()
  const { extensions = [] } = readFilter(params)
  const change = (field: string, match: 'is' | 'has', value: string | undefined) => {
    const others = extensions.filter((it) => it.field !== field)
    const text = value?.trim()
    const all = text ? [...others, { field, match, value: text }] : others
    set({ ...firstPage, extensions: all.length > 0 ? JSON.stringify(all) : undefined })
  }
  return fields
    .filter((it) => it.type !== 'attachment')
    .map(({ name, label, choices }) => {
      const value = extensions.find((it) => it.field === name)?.value
      return choices ? (
        <Select
          key={name}
          aria-label={label}
          placeholder={label}
          allowClear={clearable}
          value={value ?? null}
          onChange={(chosen: string | null) => change(name, 'is', chosen ?? undefined)}
          options={choices.map((it) => ({ value: it.code, label: it.name }))}
          popupMatchSelectWidth={false}
        />
      ) : (
        <Input
          key={`${name} ${value ?? ''}`}
          aria-label={label}
          placeholder={label}
          defaultValue={value}
          maxLength={100}
          className="extension-filter"
          onBlur={(event) =>
            event.target.value !== (value ?? '') && change(name, 'has', event.target.value)
          }
          onPressEnter={(event) => change(name, 'has', event.currentTarget.value)}
        />
      )
    })
}
