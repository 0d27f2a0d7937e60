import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { certificateNames } from 'shared-types/certificates/certificate-kinds'
import { errorText } from '../api/call'
import { openLink } from '../api/open-link'
import { useMay } from '../app/session'
import { Facts } from '../layout/facts'
import { showTime } from '../layout/times'
import { ReissueDialog } from './reissue-dialog'
import { RevokeDialog } from './revoke-dialog'
import { StateTag } from './state-tag'
import { colourLabels, type Certificate } from './words'

interface CertificateCardProps {
  certificate: Certificate
  /** A new one has taken its place. */
  onReissued?: (id: string) => void
}

/** What is printed on it, whether it holds, and what may be done about it. */
export function CertificateCard({ certificate, onReissued }: CertificateCardProps) {
  const open = useMutation({
    mutationFn: () => openLink('certificates.link', { id: certificate.id }, 'show'),
  })
  return (
    <article aria-label={`证书 ${certificate.number}`}>
      <Flex wrap gap={8} align="center" style={{ marginBottom: 8 }}>
        <strong>{certificateNames[certificate.kind]}</strong>
        <StateTag state={certificate.state} />
        <Tag>{colourLabels[certificate.colour]}</Tag>
        {certificate.sandbox && <Tag>演示签名，无法律效力</Tag>}
      </Flex>
      <Facts
        facts={[
          ['编号', certificate.number],
          ['签发时间', showTime(certificate.issuedAt)],
          ['报到单位', certificate.receivingUnit],
          ['报到期限', `${certificate.printed.reportFrom} 至 ${certificate.printed.reportTo}`],
          ...ending(certificate),
        ]}
      />
      <Flex wrap gap={8} style={{ marginTop: 8 }}>
        <Button loading={open.isPending} onClick={() => open.mutate()}>
          打开证书
        </Button>
        <Button href={certificate.verificationUrl} target="_blank" rel="noopener">
          核验页面
        </Button>
        {certificate.state === 'in-force' && (
          <Changes certificate={certificate} onReissued={onReissued} />
        )}
      </Flex>
      {open.error && (
        <div role="alert" className="problem">
          {errorText(open.error)}
        </div>
      )}
    </article>
  )
}

function Changes({
  certificate,
  onReissued,
}: {
  certificate: Certificate
  onReissued: CertificateCardProps['onReissued']
}) {
  const may = useMay()
  const [asking, setAsking] = useState<'reissue' | 'revoke'>()
  const close = () => setAsking(undefined)
  return (
    <>
      {may('certificates.issue') && <Button onClick={() => setAsking('reissue')}>换发证书</Button>}
      {may('certificates.revoke') && (
        <Button danger onClick={() => setAsking('revoke')}>
          撤销证书
        </Button>
      )}
      {asking === 'reissue' && (
        <ReissueDialog
          certificate={certificate}
          onClose={close}
          onIssued={(id) => onReissued?.(id)}
        />
      )}
      {asking === 'revoke' && <RevokeDialog certificate={certificate} onClose={close} />}
    </>
  )
}

function ending({ state, revokedAt, revocationReason }: Certificate): [string, string][] {
  if (!revokedAt) return []
  const verb = state === 'revoked' ? '撤销' : '更换'
  return [
    [`${verb}时间`, showTime(revokedAt)],
    [`${verb}原因`, revocationReason ?? ''],
  ]
}
