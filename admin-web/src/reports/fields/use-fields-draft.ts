import { App } from 'antd'
import { useState } from 'react'
import type { FieldSettings } from 'shared-types/reports/fields/field-setting-operations'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useHeld } from '../../forms/use-held'
import { isSame, labelOf, movedTo, rebased, takenOver, toSent } from './draft'

interface About {
  kind: ReportKindName
  year: number
  found: FieldSettings
}

/** The form while it is being changed, from the version that was opened. */
export function useFieldsDraft({ kind, year, found }: About) {
  const { message } = App.useApp()
  const save = useAction('reports.save-field-settings')
  const held = useHeld(found)
  const [draft, setDraft] = useState<readonly FieldSetting[]>()
  const [said, setSaid] = useState('')
  const stored = held.base.settings
  const rows = draft ?? stored
  const isDirty = draft !== undefined && !isSame(draft, stored)

  const change = (next: readonly FieldSetting[]) => {
    if (!isDirty) held.start()
    setDraft(next)
  }
  const drop = () => {
    setDraft(undefined)
    held.end()
    save.reset()
  }
  return {
    rows,
    isDirty,
    save,
    /** For screen readers: what a movement led to. */
    said,
    isRebased: held.isRebased,
    decidedBy: held.base.decidedBy,
    change,
    drop,
    set: (field: string, changes: Partial<FieldSetting>) =>
      change(rows.map((it) => (it.field === field ? { ...it, ...changes } : it))),
    move: (row: FieldSetting, section: readonly FieldSetting[], to: number) => {
      const place = section[to]
      if (!place || place.field === row.field) return
      change(movedTo(rows, row.field, place.field))
      setSaid(`${labelOf(kind, row)}已移到第 ${to + 1} 位`)
    },
    takeOver: async () => {
      const former = await call('reports.get-field-settings', { kind, year: year - 1 })
      if (former.decidedBy === 'platform') return false
      change(takenOver(rows, former.settings))
      return true
    },
    rebase: (latest: FieldSettings) => {
      setDraft(rebased(stored, rows, latest.settings))
      held.rebase(latest)
      save.reset()
    },
    submit: () =>
      save.mutate(
        { kind, year, version: held.base.version, fields: toSent(rows) },
        {
          onSuccess: (now) => {
            void message.success('已保存，即时生效')
            setDraft(undefined)
            held.saved(now)
          },
        },
      ),
  }
}

export type FieldsDraft = ReturnType<typeof useFieldsDraft>
