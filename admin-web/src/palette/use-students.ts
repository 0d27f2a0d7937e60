import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useOperation } from '../api/use-operation'
import { useMay, useSession } from '../app/session'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import type { Entry } from './match'

const SHOWN = 8
const PAUSE_MS = 200

/** Students of the working year by name, initials, student or ID number, for those who may see the roll. */
export function useStudents(query: string) {
  const may = useMay()
  const { level } = useSession()
  const year = useWorkingYear()
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const search = usePaused(query.trim())
  const isAsked = may('roll.view') && search.length >= 2
  const found = useOperation(
    'students.list',
    { year, search, limit: SHOWN },
    { enabled: isAsked, placeholderData: keepPreviousData },
  )
  const rows = (isAsked && found.data?.rows) || []
  const entries = rows.map((it): Entry => ({
    id: it.id,
    label: it.name,
    note: [it.studentNumber, it.majorName, ...(level === 'centre' ? [it.schoolName] : [])].join(
      ' · ',
    ),
    run: () => void navigate(linkTo('/roll', { open: it.id })),
  }))
  const isBehind = may('roll.view') && query.trim().length >= 2 && query.trim() !== search
  return {
    entries,
    isLoading: isBehind || (isAsked && found.isFetching),
    error: isAsked ? found.error : null,
  }
}

/** The value once typing has paused: not every letter is a question. */
export function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
