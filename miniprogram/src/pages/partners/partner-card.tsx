import type { AskingPartner, AskingPartners } from 'shared-types/partners/own-operations'
import { call } from '../../api/call'
import { useSending } from '../../api/use-sending'
import { Button } from '../../components/form/button'
import { ConfirmedButton } from '../../components/form/confirmed-button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Problem } from '../../components/state/problem'
import { WaitingForNetwork } from '../../components/state/waiting-for-network'
import { timeInChina } from '../../display/time'

interface Props {
  partner: AskingPartner
  onChanged: (now: AskingPartners) => void
}

/** One partner, and whether it may be told. */
export function PartnerCard({ partner, onChanged }: Props) {
  const { busy, error, isWaiting, handIn } = useSending()
  const { id, name, purpose, calls, lastAt, refusedAt } = partner
  const decide = (operation: 'partners.refuse-mine' | 'partners.allow-mine') =>
    void handIn(operation, { send: () => call(operation, { id }) }, onChanged)
  return (
    <Card title={name}>
      <Cell label="查询用途" value={purpose || '未说明'} />
      <Cell label="查询次数" value={`${calls} 次`} />
      <Cell label="最近查询" value={timeInChina(lastAt)} />
      <Cell label="授权" value={refusedAt ? `${timeInChina(refusedAt)} 已撤回` : '有效'} />
      <WaitingForNetwork shown={isWaiting} />
      <Problem error={error} />
      {refusedAt ? (
        <Button
          className="allow-partner"
          kind="plain"
          busy={busy !== undefined}
          onTap={() => decide('partners.allow-mine')}
        >
          恢复授权
        </Button>
      ) : (
        <ConfirmedButton
          className="refuse-partner"
          question={`撤回后，${name}不能再查询您的信息，您在该系统办理相关业务可能受影响；此前已提供的信息不会收回。可随时在此恢复。确定撤回吗？`}
          busy={busy !== undefined}
          onConfirm={() => decide('partners.refuse-mine')}
        >
          撤回授权
        </ConfirmedButton>
      )}
    </Card>
  )
}
