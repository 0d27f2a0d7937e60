import { Button, Modal } from 'antd'
import {
  fieldsOfUnit,
  unitKindLabels,
  type OrganisationUnitKind,
} from 'shared-types/organisation/unit-fields'
import { useOperation } from '../../api/use-operation'
import { Facts } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { nameOf, textOf, type Unit } from './unit-kinds'

interface UnitFactsDialogProps {
  kind: OrganisationUnitKind
  id: string
  onEdit: ((unit: Unit) => void) | undefined
  onClose: () => void
}

/** All that is known of a unit, and who uses it. */
export function UnitFactsDialog({ kind, id, onEdit, onClose }: UnitFactsDialogProps) {
  const query = useOperation('organisation.get-unit', { unit: kind, id })
  const unit = query.data
  return (
    <Modal
      open
      title={unit ? nameOf(unit) : unitKindLabels[kind]}
      width={720}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
      footer={
        unit && onEdit ? (
          <Button type="primary" onClick={() => onEdit(unit)}>
            编辑
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>
        {(found) => (
          <Facts
            facts={[
              ...fieldsOfUnit(kind)
                .filter((it) => it.name !== 'name')
                .map((it) => [it.label, <Text key={it.name} text={textOf(it, found)} />] as const),
              ['使用情况', usage(found.usedBy)],
            ]}
          />
        )}
      </Loaded>
    </Modal>
  )
}

const Text = ({ text }: { text: string }) => <span className="unit-text">{text || '—'}</span>

const usage = (usedBy: readonly { label: string; count: number }[]) =>
  usedBy.length > 0
    ? usedBy.map((it) => `${it.count.toLocaleString('zh-CN')} ${it.label}`).join('、')
    : '没有其他内容使用它'
