import { Drawer, Flex, Grid, Timeline } from 'antd'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Section } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { showTime } from '../../layout/times'
import { CertificateCard } from '../certificate-card'
import { StateTag } from '../state-tag'

interface CertificateDrawerProps {
  id: string | undefined
  onOpen: (id: string) => void
  onClose: () => void
}

/** One certificate over the list, with every other one of the same person. */
export function CertificateDrawer({ id, onOpen, onClose }: CertificateDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const query = useOperation('certificates.get', { id: id ?? '' }, { enabled: id !== undefined })
  const certificate = query.data?.certificate
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 720 : '100%'}
      mask={false}
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title={certificate ? `${certificate.holderName} · 电子证书` : '电子证书'}
    >
      {id !== undefined && (
        <Loaded query={query}>
          {(found) => (
            <Flex vertical gap={24}>
              <CertificateCard certificate={found.certificate} onReissued={onOpen} />
              <Section title="证书历史">
                <History history={found.history} />
              </Section>
            </Flex>
          )}
        </Loaded>
      )}
    </Drawer>
  )
}

function History({ history }: { history: OutputOf<'certificates.get'>['history'] }) {
  return (
    <Timeline
      items={history.map((it) => ({
        key: it.id,
        content: (
          <Flex vertical gap={4}>
            <Flex gap={8} wrap align="center">
              {it.number}
              <StateTag state={it.state} />
            </Flex>
            <span className="quiet">{showTime(it.issuedAt)} 签发</span>
            {it.endedAt && (
              <span className="quiet">
                {showTime(it.endedAt)} {it.state === 'revoked' ? '撤销' : '更换'}：{it.endReason}
              </span>
            )}
          </Flex>
        ),
      }))}
    />
  )
}
