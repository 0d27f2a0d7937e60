import { App, Alert, Modal } from 'antd'
import { unitKindLabels, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { errorText, isRefused } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { nameOf, type Unit } from './unit-kinds'

interface DeleteUnitDialogProps {
  kind: OrganisationUnitKind
  unit: Unit
  onClose: () => void
}

/** Says what uses the unit, and how many, before it is asked to go. */
export function DeleteUnitDialog({ kind, unit, onClose }: DeleteUnitDialogProps) {
  const { message } = App.useApp()
  const { id } = unit
  const query = useOperation('organisation.get-unit', { unit: kind, id })
  const remove = useAction('organisation.delete-unit')
  const usedBy = query.data?.usedBy ?? []
  const mayGo = query.data !== undefined && usedBy.length === 0
  const ok = () => {
    if (!query.data || !mayGo) return onClose()
    remove.mutate(
      { unit: kind, id, version: query.data.version },
      {
        onSuccess: () => {
          void message.success('已删除')
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={`删除${unitKindLabels[kind]}“${nameOf(unit)}”`}
      okText={mayGo ? '删除' : '知道了'}
      cancelText="取消"
      okButtonProps={{ danger: mayGo, loading: remove.isPending }}
      cancelButtonProps={{ style: mayGo ? {} : { display: 'none' } }}
      onOk={ok}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      {isRefused(query.error, 'not-found') ? (
        <Alert type="info" showIcon title={`该${unitKindLabels[kind]}已被删除`} />
      ) : (
        <Loaded query={query}>
          {() =>
            mayGo ? (
              <p>没有其他内容使用它。删除后不能恢复，确定删除？</p>
            ) : (
              <Alert type="warning" showIcon role="alert" title={inUse(usedBy)} />
            )
          }
        </Loaded>
      )}
      {remove.error && <Alert type="error" showIcon role="alert" title={errorText(remove.error)} />}
    </Modal>
  )
}

const inUse = (usedBy: readonly { label: string; count: number }[]) =>
  `有 ${usedBy
    .map((it) => `${it.count.toLocaleString('zh-CN')} ${it.label}`)
    .join('、')}正在使用，不能删除。请先处理它们。`
