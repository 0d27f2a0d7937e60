import type { ReactNode } from 'react'
import type { Asked } from '../../api/use-asked'
import { Failure } from './failure'
import { Loading } from './loading'

/** The three faces of something asked for: loading, failed with another try, or here. */
export function Loaded<T>({
  asked,
  children,
}: {
  asked: Asked<T>
  children: (value: T) => ReactNode
}) {
  const { value, error, reload } = asked
  if (error) return <Failure error={error} onRetry={reload} />
  return <>{value === undefined ? <Loading /> : children(value)}</>
}
