import { Modal } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../api/call'
import { OpinionInput } from './opinion-input'

export type BatchAction = InputOf<'reports.review-batch'>['action']

const words: Record<BatchAction, { ok: string; note: string; isOpinionRequired: boolean }> = {
  approve: { ok: '通过', note: '（可不填）', isOpinionRequired: false },
  reject: { ok: '不通过', note: '（必填，学生会看到）', isOpinionRequired: true },
}

interface BatchDialogProps {
  action: BatchAction
  count: number
  isBusy: boolean
  onCancel: () => void
  onConfirm: (opinion: string) => void
}

/** Asks once more before many records change, and for the opinion they all get. */
export function BatchDialog({ action, count, isBusy, onCancel, onConfirm }: BatchDialogProps) {
  const [opinion, setOpinion] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { ok, note, isOpinionRequired } = words[action]
  const confirm = () => {
    const given = opinion.trim()
    setMissing(isOpinionRequired && !given)
    if (given || !isOpinionRequired) onConfirm(given)
  }
  return (
    <Modal
      open
      title={`${ok}选中的 ${count} 条记录`}
      okText={ok}
      okButtonProps={{ danger: action === 'reject', loading: isBusy }}
      onOk={confirm}
      onCancel={onCancel}
      closable={{ 'aria-label': '关闭' }}
    >
      <OpinionInput
        value={opinion}
        onChange={(text) => {
          setOpinion(text)
          setMissing(false)
        }}
        isMissing={isMissing}
        note={note}
      />
    </Modal>
  )
}
