import { Select } from 'antd'
import { useId, useState } from 'react'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { ReasonDialog } from '../../layout/reason-dialog'
import type { Appeal } from './appeal-drawer'

interface PassOnDialogProps {
  appeal: Appeal
  onRefresh: () => Promise<unknown>
  onClose: () => void
}

/** To a colleague who may answer and may see it. */
export function PassOnDialog({ appeal, onRefresh, onClose }: PassOnDialogProps) {
  const colleagues = useOperation('appeals.list-colleagues', { id: appeal.id })
  const passOn = useAction('appeals.pass-on')
  const [staffId, setStaffId] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  const { version } = appeal
  const confirm = (reason: string) => {
    setMissing(!staffId)
    if (staffId) passOn.mutate({ id: appeal.id, version, staffId, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={`转交 ${appeal.person.name} 的申诉`}
      label="转交原因"
      okText="转交"
      isPending={passOn.isPending}
      error={passOn.error}
      onConfirm={confirm}
      onRefresh={() => void onRefresh().then(() => passOn.reset())}
      onClose={onClose}
    >
      <p>转交后由对方处理，回复期限不变。转交原因只有本校用户能看到。</p>
      <label htmlFor={id}>转交给</label>
      <Loaded query={colleagues}>
        {(found) => (
          <Select
            id={id}
            value={staffId ?? null}
            placeholder={found.colleagues.length > 0 ? '请选择' : '没有其他用户可以处理此申诉'}
            onChange={(chosen: string | null) => {
              setStaffId(chosen ?? undefined)
              setMissing(false)
            }}
            options={found.colleagues.map((it) => ({
              value: it.id,
              label: `${it.name}（${it.roleName}）`,
            }))}
            showSearch={{ optionFilterProp: 'label' }}
            status={isMissing ? 'error' : ''}
            aria-required
            aria-invalid={isMissing}
            aria-describedby={`${id}-problem`}
            style={{ width: '100%', marginTop: 4 }}
          />
        )}
      </Loaded>
      <div id={`${id}-problem`} role="alert" className="problem" style={{ marginBottom: 8 }}>
        {isMissing && '请选择转交给谁'}
      </div>
    </ReasonDialog>
  )
}
