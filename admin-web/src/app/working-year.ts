import { createSearchParams, useNavigate, useSearchParams } from 'react-router'
import { useSession } from './session'

/** 「工作年份」: in the address as `year`, so that a shared link shows the same cohort; without it, the current one. */
export function useWorkingYear(): number {
  const { years, currentYear } = useSession()
  const [params] = useSearchParams()
  const asked = Number(params.get('year'))
  return years.includes(asked) ? asked : currentYear
}

/** Addresses of other pages that stay in the working year, or go to the one of a record. */
export function useLinkTo(): (
  path: string,
  params?: Record<string, string>,
  ofYear?: number,
) => string {
  const { currentYear } = useSession()
  const workingYear = useWorkingYear()
  return (path, params = {}, year = workingYear) => {
    const search = createSearchParams({
      ...params,
      ...(year !== currentYear && { year: String(year) }),
    }).toString()
    return search ? `${path}?${search}` : path
  }
}

/** Changes the year and drops what belonged to the old one: filters, page and open record. */
export function useChangeYear(): (year: number) => void {
  const { currentYear } = useSession()
  const navigate = useNavigate()
  return (year) => void navigate({ search: year === currentYear ? '' : `?year=${year}` })
}
