import { Grid } from 'antd'
import { ColumnSettings } from './columns/column-settings'
import type { ListColumn } from './columns/list-column'
import type { ListPreferences } from './use-preferences'
import { SavedViews } from './views/saved-views'

interface ListToolsProps<Row> {
  columns: readonly ListColumn<Row>[]
  preferences: ListPreferences
}

/** Beside the filters: views, and, where there is room for columns, which of them. */
export function ListTools<Row>({ columns, preferences }: ListToolsProps<Row>) {
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <>
      <SavedViews preferences={preferences} />
      {isWide && <ColumnSettings columns={columns} preferences={preferences} />}
    </>
  )
}
