import { App, Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { Rebased } from '../forms/rebased'
import { Refusal } from '../forms/refusal'
import { useLeaveWarning } from '../layout/use-leave-warning'
import './settings.css'

interface HeldListFormProps<F> {
  label: string
  list: {
    isDirty: boolean
    isRebased: boolean
    saved: (now: F) => void
    refresh: () => Promise<void>
    undo: () => void
  }
  /** How the list is sent, and what came of it. */
  save: { error: Error | null; isPending: boolean; reset: () => void }
  /** Not called while the list is incomplete. */
  onSend: (onSuccess: (saved: F) => void) => void
  isIncomplete?: boolean
  /** What stands above the buttons: who decided last, what is wrong. */
  note?: ReactNode
  children: ReactNode
}

/** The form of a list that is saved as a whole (use-held-list.ts): what is wrong, what was rebased, save and undo. */
export function HeldListForm<F>(props: HeldListFormProps<F>) {
  const { label, list, save, onSend, isIncomplete = false, note, children } = props
  const { message } = App.useApp()
  useLeaveWarning(list.isDirty)
  const send = () =>
    onSend((saved) => {
      void message.success('已保存')
      list.saved(saved)
    })
  const undo = () => {
    list.undo()
    save.reset()
  }
  return (
    <form
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isIncomplete) send()
      }}
    >
      {children}
      <div className="settings-foot">
        {note}
        {save.error && (
          <Refusal error={save.error} onRefresh={() => void list.refresh().then(save.reset)} />
        )}
        {list.isRebased && <Rebased />}
        <Flex gap={8} style={{ marginTop: 8 }}>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            disabled={!list.isDirty || isIncomplete}
          >
            保存
          </Button>
          <Button disabled={!list.isDirty || save.isPending} onClick={undo}>
            还原
          </Button>
        </Flex>
      </div>
    </form>
  )
}
