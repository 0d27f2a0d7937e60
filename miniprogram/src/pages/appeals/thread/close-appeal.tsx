import { call } from '../../../api/call'
import { useSending } from '../../../api/use-sending'
import { ConfirmedButton } from '../../../components/form/confirmed-button'
import { OutOfDate } from '../../../components/state/out-of-date'
import { WaitingForNetwork } from '../../../components/state/waiting-for-network'
import type { ThreadProps } from './index'

export function CloseAppeal({ appeal: { id, version }, onChange, onReload }: ThreadProps) {
  const { busy, error, isWaiting, handIn } = useSending()
  const close = () => {
    const send = () => call('appeals.close-mine', { id, version })
    const landed = async () => {
      const now = await call('appeals.get-mine', { id })
      return now.state === 'closed' ? now : undefined
    }
    void handIn('close', { send, landed }, onChange)
  }
  return (
    <>
      <WaitingForNetwork shown={isWaiting} />
      <OutOfDate error={error} onReload={onReload} />
      <ConfirmedButton
        className="close-appeal"
        question="关闭后不能再补充，如有新的问题需要另行申诉。确定关闭吗？"
        busy={busy !== undefined}
        onConfirm={close}
      >
        关闭申诉
      </ConfirmedButton>
    </>
  )
}
