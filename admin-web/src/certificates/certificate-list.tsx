import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { certificateNames } from 'shared-types/certificates/certificate-kinds'
import { errorText, type OutputOf } from '../api/call'
import { openLink } from '../api/open-link'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Facts } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { showTime } from '../layout/times'
import { RevokeDialog } from './revoke-dialog'

export type Certificate = OutputOf<'certificates.list'>['certificates'][number]

const colourLabels: Record<Certificate['colour'], string> = { blue: '蓝色', red: '红色' }
const stateLabels: Record<Certificate['state'], string> = {
  'in-force': '有效',
  superseded: '已被更换',
  revoked: '已撤销',
}

/** The certificates of one dispatch report, newest first. */
export function CertificateList({ reportId }: { reportId: string }) {
  const query = useOperation('certificates.list', { reportId })
  return (
    <Loaded query={query}>
      {({ certificates }) =>
        certificates.length === 0 ? (
          <span className="quiet">还没有签发。派遣方案完成后，学生首次领取时签发。</span>
        ) : (
          <Flex vertical gap={16}>
            {certificates.map((it) => (
              <CertificateCard key={it.id} certificate={it} />
            ))}
          </Flex>
        )
      }
    </Loaded>
  )
}

function CertificateCard({ certificate }: { certificate: Certificate }) {
  const may = useMay()
  const [isRevoking, setRevoking] = useState(false)
  const open = useMutation({
    mutationFn: () => openLink('certificates.link', { id: certificate.id }, 'show'),
  })
  const isInForce = certificate.state === 'in-force'
  return (
    <article aria-label={`证书 ${certificate.number}`}>
      <Flex wrap gap={8} align="center" style={{ marginBottom: 8 }}>
        <strong>{certificateNames[certificate.kind]}</strong>
        <Tag variant="outlined" className={isInForce ? 'in-force' : 'not-in-force'}>
          {stateLabels[certificate.state]}
        </Tag>
        <Tag>{colourLabels[certificate.colour]}</Tag>
        {certificate.sandbox && <Tag>演示签名，无法律效力</Tag>}
      </Flex>
      <Facts
        facts={[
          ['编号', certificate.number],
          ['签发时间', showTime(certificate.issuedAt)],
          ['报到单位', certificate.receivingUnit],
          ['报到期限', `${certificate.printed.reportFrom} 至 ${certificate.printed.reportTo}`],
          ...revocation(certificate),
        ]}
      />
      <Flex wrap gap={8} style={{ marginTop: 8 }}>
        <Button loading={open.isPending} onClick={() => open.mutate()}>
          打开证书
        </Button>
        <Button href={certificate.verificationUrl} target="_blank" rel="noopener">
          核验页面
        </Button>
        {isInForce && may('certificates.revoke') && (
          <Button danger onClick={() => setRevoking(true)}>
            撤销证书
          </Button>
        )}
      </Flex>
      {open.error && (
        <div role="alert" className="problem">
          {errorText(open.error)}
        </div>
      )}
      {isRevoking && <RevokeDialog certificate={certificate} onClose={() => setRevoking(false)} />}
    </article>
  )
}

function revocation({ revokedAt, revocationReason }: Certificate): [string, string][] {
  if (!revokedAt) return []
  return [
    ['撤销时间', showTime(revokedAt)],
    ['撤销原因', revocationReason ?? ''],
  ]
}
