import type { ReactNode } from 'react'
import { isRefused } from '../api/call'
import { Failure } from './failure'
import { Loading } from './loading'

interface Query<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

/** The four faces of anything that is read: loading, failed with retry, and (through `children`) empty or here. */
export function Loaded<T>(props: { query: Query<T>; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = props.query
  const retry = () => void refetch()
  // What was read while it was allowed is not shown any longer.
  if (isRefused(error, 'permission-denied')) return <Failure error={error} onRetry={retry} />
  if (data === undefined) return error ? <Failure error={error} onRetry={retry} /> : <Loading />
  return (
    <>
      {error ? <Failure error={error} onRetry={retry} inline /> : null}
      {props.children(data)}
    </>
  )
}
