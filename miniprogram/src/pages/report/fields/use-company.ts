import { useEffect, useState } from 'react'
import { filledBy, lockedBy, typedInstead } from 'shared-types/companies/chosen-company'
import type { Company } from 'shared-types/companies/operations'
import type { Field, ReportData } from 'shared-types/reports/fields/field'
import { call } from '../../../api/call'

export interface CompanySearch {
  chosen: Company | undefined
  /** Names of the fields that say what the registry says. */
  filled: readonly string[]
  choose: (company: Company) => void
  type: (name: string) => void
}

/** The company that the form names, where it is one of the registry's, and what follows from choosing another. */
export function useCompany(
  fields: readonly Field[],
  data: ReportData,
  enter: (change: (now: ReportData) => ReportData) => void,
): CompanySearch {
  const field = fields.find((it) => it.company)
  const [chosen, setChosen] = useState<Company>()
  const creditCode = data['creditCode'] ?? ''
  const isNamed = field !== undefined && creditCode.length === 18
  useEffect(() => {
    if (!isNamed || chosen?.creditCode === creditCode) return
    let isLate = false
    // Only to lock what need not be typed: without an answer everything stays open.
    void call('companies.search', { text: creditCode }).then(
      ({ companies }) => !isLate && setChosen(companies[0]),
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [isNamed, creditCode, chosen?.creditCode])
  return {
    chosen,
    filled: field ? lockedBy(field, chosen, data) : [],
    choose: (company) => {
      setChosen(company)
      if (field) enter((now) => ({ ...now, ...filledBy(fields, field, company, now) }))
    },
    type: (name) => {
      if (!field) return
      const wasFilled = lockedBy(field, chosen, data).length > 0
      enter((now) => ({
        ...now,
        ...(wasFilled ? typedInstead(field, name) : { [field.name]: name }),
      }))
    },
  }
}
