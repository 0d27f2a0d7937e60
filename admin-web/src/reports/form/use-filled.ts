import { lockedBy } from 'shared-types/companies/chosen-company'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { useOperation } from '../../api/use-operation'

const CREDIT_CODE_LENGTH = 18

/** Names of the fields that say what the registry says of the company in the form; without an answer, none. */
export function useFilled(fields: readonly Field[], data: ReportData): readonly string[] {
  const field = fields.find((it) => it.company)
  const text = data['creditCode'] ?? ''
  const isCode = field?.company?.['creditCode'] !== undefined && text.length === CREDIT_CODE_LENGTH
  const found = useOperation(
    'companies.search',
    { text },
    { enabled: isCode, staleTime: 300_000, refetchOnWindowFocus: false },
  )
  const company = isCode ? found.data?.companies[0] : undefined
  return field ? lockedBy(field, company, data) : []
}
