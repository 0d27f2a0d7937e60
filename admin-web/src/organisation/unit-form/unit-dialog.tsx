import { App } from 'antd'
import {
  fieldsOfUnit,
  unitKindLabels,
  type OrganisationUnitKind,
} from 'shared-types/organisation/unit-fields'
import { Rebased } from '../../forms/rebased'
import { errorText, isRefused } from '../../api/call'
import { FormDialog } from '../../forms/form-dialog'
import type { Unit } from '../units/unit-kinds'
import { UnitInput } from './unit-input'
import { useUnitForm } from './use-unit-form'

interface UnitDialogProps {
  kind: OrganisationUnitKind
  /** Undefined adds one. */
  unit?: Unit
  onClose: () => void
}

/** The one form of all kinds: what the contract declares is what it asks. */
export function UnitDialog({ kind, unit, onClose }: UnitDialogProps) {
  const { message } = App.useApp()
  const form = useUnitForm(kind, unit)
  const label = unitKindLabels[kind]
  const submit = () =>
    form.submit(() => {
      void message.success(unit ? '已保存' : '已添加')
      onClose()
    })
  const refresh = () =>
    void form.rebase().catch((error: unknown) => {
      const isGone = isRefused(error, 'not-found')
      void message.warning(isGone ? `该${label}已被删除，修改没有保存` : errorText(error))
      if (isGone) onClose()
    })
  return (
    <FormDialog
      title={`${unit ? '编辑' : '添加'}${label}`}
      isDirty={form.isDirty}
      isPending={form.isPending}
      error={form.error}
      onSubmit={submit}
      onRefresh={refresh}
      onClose={onClose}
    >
      {form.isRebased && <Rebased />}
      {fieldsOfUnit(kind).map((field) => (
        <UnitInput
          key={field.name}
          field={field}
          value={form.values[field.name] ?? ''}
          problem={form.problems[field.name]}
          self={unit?.id}
          onChange={(text) => form.change(field.name, text)}
        />
      ))}
    </FormDialog>
  )
}
