import { App, Button, Drawer, Flex, Grid } from 'antd'
import { useState } from 'react'
import { partnerScopeLabels } from 'shared-types/partners/scopes'
import { useAction } from '../../api/use-action'
import { EnabledTag } from '../../layout/enabled-tag'
import { Facts, Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import { Refusal } from '../../forms/refusal'
import { EditPartnerForm } from '../form/edit-partner-form'
import type { Partner } from '../partner'
import { PartnerKeys } from './partner-keys'
import { PartnerUsage } from './partner-usage'
import type { IssuedKey } from './secret-dialog'

interface PartnerDrawerProps {
  partner: Partner | undefined
  onIssued: (key: IssuedKey) => void
  onRefresh: () => void
  onClose: () => void
}

export function PartnerDrawer({ partner, onIssued, onRefresh, onClose }: PartnerDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const [edited, setEdited] = useState<string>()
  const isEditing = partner !== undefined && edited === partner.id
  return (
    <Drawer
      open={partner !== undefined}
      onClose={onClose}
      size={isWide ? 760 : '100%'}
      mask={false}
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title={
        partner && (
          <Flex gap={8} align="center" wrap>
            {partner.name}
            <EnabledTag isEnabled={partner.enabled} />
          </Flex>
        )
      }
    >
      {partner &&
        (isEditing ? (
          <EditPartnerForm
            key={partner.id}
            partner={partner}
            onRefresh={onRefresh}
            onClose={() => setEdited(undefined)}
          />
        ) : (
          <>
            <Actions
              key={partner.id}
              partner={partner}
              onEdit={() => setEdited(partner.id)}
              onRefresh={onRefresh}
            />
            <PartnerFacts partner={partner} />
            <PartnerKeys partner={partner} onIssued={onIssued} onRefresh={onRefresh} />
            <PartnerUsage id={partner.id} />
          </>
        ))}
    </Drawer>
  )
}

interface ActionsProps {
  partner: Partner
  onEdit: () => void
  onRefresh: () => void
}

function Actions({ partner, onEdit, onRefresh }: ActionsProps) {
  const { modal, message } = App.useApp()
  const switching = useAction('partners.set-enabled')
  const { id, version, enabled, name } = partner
  const send = () =>
    switching.mutateAsync({ id, version, enabled: !enabled }).then(
      () => void message.success(enabled ? '已停用' : '已启用'),
      () => undefined,
    )
  const ask = () =>
    void modal.confirm({
      icon: null,
      title: enabled ? `停用${name}？` : `启用${name}？`,
      content: enabled
        ? '停用后，它的每个请求都会被拒绝，直到重新启用。'
        : '启用后，它可以用有效的密钥继续调用。',
      okText: enabled ? '停用' : '启用',
      okButtonProps: { danger: enabled },
      cancelText: '取消',
      onOk: send,
    })
  return (
    <>
      <div className="partner-actions">
        <Button onClick={onEdit}>编辑</Button>
        <Button danger={enabled} loading={switching.isPending} onClick={ask}>
          {enabled ? '停用' : '启用'}
        </Button>
      </div>
      {switching.error && <Refusal error={switching.error} onRefresh={onRefresh} />}
    </>
  )
}

function PartnerFacts({ partner }: { partner: Partner }) {
  return (
    <Section title="权限与限额">
      <Facts
        facts={[
          ['查询用途', partner.purpose],
          ['联系人', partner.contact],
          ['可查询', partner.scopes.map((it) => partnerScopeLabels[it]).join('、')],
          ['每分钟上限', `${partner.perMinute.toLocaleString('zh-CN')} 次`],
          ['每日上限', `${partner.perDay.toLocaleString('zh-CN')} 次`],
          ['添加时间', showTime(partner.createdAt)],
          [
            '今日',
            `调用 ${partner.today.calls.toLocaleString('zh-CN')} 次，拒绝 ${partner.today.refused.toLocaleString('zh-CN')} 次`,
          ],
        ]}
      />
    </Section>
  )
}
