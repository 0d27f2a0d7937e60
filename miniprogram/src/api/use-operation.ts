import type { OperationMap, OperationName } from 'shared-types/operations'
import { call } from './call'
import { useAsked, type Asked } from './use-asked'

/** What an operation answers to this input: loading, failed, or here. */
export function useOperation<N extends OperationName>(
  operation: N,
  input: OperationMap[N]['input'],
  options: { refreshOnShow?: boolean } = {},
): Asked<OperationMap[N]['output']> {
  const ask = (key: string) => call(operation, JSON.parse(key) as OperationMap[N]['input'])
  return useAsked(JSON.stringify(input), ask, options)
}
