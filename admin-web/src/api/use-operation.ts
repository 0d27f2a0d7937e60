import { useQuery, type UseQueryOptions } from '@tanstack/react-query'
import type { OperationName } from 'shared-types/operations'
import { call, type InputOf, type OutputOf } from './call'

type Options<N extends OperationName> = Pick<
  UseQueryOptions<OutputOf<N>>,
  'enabled' | 'refetchInterval' | 'refetchOnWindowFocus' | 'placeholderData' | 'staleTime'
>

/** Reads: the operation and its input are the key, so equal questions are asked once. */
export function useOperation<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  options: Options<N> = {},
) {
  return useQuery<OutputOf<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    ...options,
  })
}
