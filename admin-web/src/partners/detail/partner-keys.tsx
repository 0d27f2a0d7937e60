import { App, Button } from 'antd'
import { MOST_KEYS } from 'shared-types/partners/scopes'
import { useAction } from '../../api/use-action'
import { Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import { Refusal } from '../../forms/refusal'
import type { Partner } from '../partner'
import type { IssuedKey } from './secret-dialog'

interface PartnerKeysProps {
  partner: Partner
  onIssued: (key: IssuedKey) => void
  onRefresh: () => void
}

/** Two keys while the partner changes over; the former is retired by hand once the new one is in use. */
export function PartnerKeys({ partner, onIssued, onRefresh }: PartnerKeysProps) {
  const { modal } = App.useApp()
  const rotate = useAction('partners.rotate-key')
  const retire = useAction('partners.retire-key')
  const { id, keys } = partner
  const active = keys.filter((it) => !it.retiredAt)
  const error = rotate.error ?? retire.error
  const askRetire = (keyId: string) =>
    void modal.confirm({
      icon: null,
      title: `停用密钥 ${keyId}？`,
      content: '停用后不能恢复，用它签名的请求会被拒绝。请先确认对方已换用新密钥。',
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => retire.mutateAsync({ id, keyId }).catch(() => undefined),
    })
  return (
    <Section title="密钥">
      <ul className="partner-keys">
        {keys.map((it) => (
          <li key={it.id} className="partner-key">
            <span>
              <code>{it.id}</code>
              {it.retiredAt ? '（已停用）' : ''}
              <div className="quiet">
                {it.createdBy} 于 {showTime(it.createdAt)} 签发；
                {it.lastUsedAt ? `最近使用 ${showTime(it.lastUsedAt)}` : '尚未使用'}
                {it.retiredAt && `；${showTime(it.retiredAt)} 停用`}
              </div>
            </span>
            {!it.retiredAt && active.length > 1 && (
              <Button
                size="small"
                danger
                aria-label={`停用密钥 ${it.id}`}
                onClick={() => askRetire(it.id)}
              >
                停用
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && <Refusal error={error} onRefresh={onRefresh} />}
      {active.length < MOST_KEYS && (
        <Button
          style={{ marginTop: 8 }}
          loading={rotate.isPending}
          onClick={() => rotate.mutate({ id }, { onSuccess: onIssued })}
        >
          签发新密钥
        </Button>
      )}
    </Section>
  )
}
