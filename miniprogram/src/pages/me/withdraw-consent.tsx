import type { Visitor } from 'shared-types/identity/operations'
import { call } from '../../api/call'
import { useSending } from '../../api/use-sending'
import { ConfirmedButton } from '../../components/form/confirmed-button'
import { Problem } from '../../components/state/problem'
import { WaitingForNetwork } from '../../components/state/waiting-for-network'
import { leaveNothing } from '../../drafts/leave-nothing'

export function WithdrawConsent({ onWithdrawn }: { onWithdrawn: (visitor: Visitor) => void }) {
  const { busy, error, isWaiting, handIn } = useSending()
  const withdraw = () =>
    handIn('withdraw', { send: () => call('identity.withdraw-consent', {}) }, (visitor) => {
      leaveNothing()
      onWithdrawn(visitor)
    })
  return (
    <>
      <WaitingForNetwork shown={isWaiting} />
      <Problem error={error} />
      <ConfirmedButton
        className="withdraw-consent"
        question="撤回后各项业务都不能办理，再次使用时会重新征求您的同意；本机草稿会清除。已提交给学校和省中心的信息按规定继续保存，学籍绑定不变。确定撤回吗？"
        busy={busy !== undefined}
        onConfirm={() => void withdraw()}
      >
        撤回授权
      </ConfirmedButton>
    </>
  )
}
