import type { ReactNode } from 'react'
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
  if (data === undefined) return error ? <Failure error={error} onRetry={retry} /> : <Loading />
  return (
    <>
      {error ? <Failure error={error} onRetry={retry} inline /> : null}
      {props.children(data)}
    </>
  )
}
