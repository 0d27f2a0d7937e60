import { AutoComplete, Flex, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { filledBy, typedInstead } from 'shared-types/companies/chosen-company'
import type { Company } from 'shared-types/companies/operations'
import { SHORTEST_COMPANY_SEARCH } from 'shared-types/companies/search-limits'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { errorText } from '../../../api/call'
import { useOperation } from '../../../api/use-operation'
import { spoken, type InputProps } from '../../../forms/inputs/input-props'
import { TwoLines } from '../../../layout/two-lines'

const PAUSE_MS = 300

interface CompanyInputProps extends InputProps {
  /** Of the whole form. */
  fields: readonly Field[]
  data: ReportData
  /** The value is the registry's: what it filled in goes when another name is typed. */
  isFilled: boolean
  onFill: (changes: ReportData) => void
}

/** 「单位名称」: found in the registry as one types, which fills in the rest; or simply typed. */
export function CompanyInput(props: CompanyInputProps) {
  const { field, fields, value, data, isFilled, onFill } = props
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const isAsking = text.length >= SHORTEST_COMPANY_SEARCH
  const found = useOperation('companies.search', { text }, { enabled: isAsking })
  const companies = (isAsking && found.data?.companies) || []
  return (
    <AutoComplete
      {...spoken(props)}
      disabled={false}
      value={value}
      options={companies.map((it) => ({ value: it.name, label: <Option company={it} /> }))}
      onSelect={(name: string) => {
        const company = companies.find((it) => it.name === name)
        if (company) onFill(filledBy(fields, field, company, data))
      }}
      showSearch={{
        filterOption: false,
        onSearch: (name) => {
          setTyped(name)
          onFill(isFilled ? typedInstead(field, name) : { [field.name]: name })
        },
      }}
      notFoundContent={isAsking ? said(found) : null}
      placeholder="输入名称的几个字或信用代码开头，从名录中选择"
      style={{ width: '100%' }}
    />
  )
}

const said = ({ error, isPending }: { error: unknown; isPending: boolean }) =>
  error ? errorText(error) : isPending ? '正在查找…' : '名录中没有找到，可以直接填写全称'

const Option = ({ company }: { company: Company }) => (
  <Flex gap={8} align="center" justify="space-between">
    <TwoLines second={`${company.creditCode}　${company.regionName}`}>{company.name}</TwoLines>
    {company.isSample && <Tag style={{ margin: 0 }}>样例</Tag>}
  </Flex>
)

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
