import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { Refusal } from '../../forms/refusal'
import type { Partner } from '../partner'
import { isComplete, PartnerFields, type PartnerValues } from './partner-fields'

interface EditPartnerFormProps {
  partner: Partner
  onRefresh: () => void
  onClose: () => void
}

export function EditPartnerForm({ partner, onRefresh, onClose }: EditPartnerFormProps) {
  const { message } = App.useApp()
  const save = useAction('partners.save')
  const [changes, setChanges] = useState<Partial<PartnerValues>>({})
  const [isTried, setTried] = useState(false)
  const { name, purpose, contact, scopes, perMinute, perDay } = partner
  const values = { name, purpose, contact, scopes, perMinute, perDay, ...changes }
  const isDirty = Object.keys(changes).length > 0
  const { leave, leaveSaved } = useLeaveWarning(isDirty && !save.isSuccess)
  const submit = () => {
    setTried(true)
    if (!isComplete(values)) return
    save.mutate(
      { ...values, id: partner.id, version: partner.version },
      {
        onSuccess: () => {
          void message.success('已保存')
          leaveSaved(onClose)
        },
      },
    )
  }
  return (
    <form
      aria-label={`修改${partner.name}`}
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PartnerFields
        values={values}
        isTried={isTried}
        onChange={(more) => setChanges((before) => ({ ...before, ...more }))}
      />
      <div className="edit-foot">
        {save.error && (
          <Refusal
            error={save.error}
            onRefresh={() => {
              onRefresh()
              save.reset()
            }}
          />
        )}
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
            保存
          </Button>
          <Button disabled={save.isPending} onClick={() => leave(onClose)}>
            取消
          </Button>
        </Flex>
      </div>
    </form>
  )
}
