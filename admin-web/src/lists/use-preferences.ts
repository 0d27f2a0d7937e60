import type { ColumnSettings, SavedView } from 'shared-types/preferences/operations'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'

/** This person's settings of one list; kept with the account, so they are there on every machine. */
export function usePreferences(list: string) {
  const query = useOperation('preferences.get', { list }, { staleTime: 300_000 })
  const save = useAction('preferences.save')
  return {
    columns: query.data?.columns,
    views: query.data?.views ?? [],
    isLoaded: query.data !== undefined || query.error !== null,
    isSaving: save.isPending,
    error: save.error,
    saveColumns: (columns: ColumnSettings | null, onSaved?: () => void) =>
      save.mutate({ list, columns }, onSaved ? { onSuccess: onSaved } : {}),
    saveViews: (views: SavedView[], onSaved?: () => void) =>
      save.mutate({ list, views }, onSaved ? { onSuccess: onSaved } : {}),
  }
}

export type ListPreferences = ReturnType<typeof usePreferences>
