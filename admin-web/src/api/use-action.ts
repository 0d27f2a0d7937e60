import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OperationName } from 'shared-types/operations'
import { call, type InputOf, type OutputOf } from './call'

/** Writes: once done, everything on screen of the same feature (`reports.*`) is read again. */
export function useAction<N extends OperationName>(name: N) {
  const client = useQueryClient()
  return useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: () => void refreshFeature(client, name),
  })
}

const featureOf = (name: string) => name.slice(0, name.indexOf('.') + 1)

export function refreshFeature(
  client: ReturnType<typeof useQueryClient>,
  name: OperationName,
): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith(featureOf(name)),
  })
}
