import { Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { Rebased } from './rebased'
import { Refusal } from './refusal'

interface FormFootProps {
  error: Error | null | undefined
  isRebased: boolean
  isSaving: boolean
  onRefresh: () => void
  onCancel: () => void
  /** What else stands in the way. */
  children?: ReactNode
}

/** The end of a form in a drawer, always in sight: why it was refused, and the two ways out. */
export function FormFoot(props: FormFootProps) {
  const { error, isRebased, isSaving, onRefresh, onCancel, children } = props
  return (
    <div className="edit-foot">
      {error && <Refusal error={error} onRefresh={onRefresh} />}
      {isRebased && <Rebased />}
      {children}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          保存
        </Button>
        <Button disabled={isSaving} onClick={onCancel}>
          取消
        </Button>
      </Flex>
    </div>
  )
}
