import { useMutation } from '@tanstack/react-query'
import { Button, Descriptions, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { errorText, type OutputOf } from '../api/call'
import { openLink } from '../api/open-link'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Loaded } from '../layout/loaded'
import { showTime } from '../layout/times'
import { RevokeDialog } from './revoke-dialog'

export type Certificate = OutputOf<'certificates.list'>['certificates'][number]

const kindLabels: Record<Certificate['kind'], string> = {
  'registration-certificate': '电子报到证',
  'destination-certificate': '毕业去向登记证明',
}
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
          <Typography.Text type="secondary">
            还没有签发。派遣方案完成后，学生首次领取时签发。
          </Typography.Text>
        ) : (
          <Flex vertical gap={12}>
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
    <div className="panel">
      <Flex wrap gap={8} align="center" style={{ marginBottom: 8 }}>
        <strong>{kindLabels[certificate.kind]}</strong>
        <Tag>{colourLabels[certificate.colour]}</Tag>
        <Tag
          variant="outlined"
          style={{ color: isInForce ? '#135200' : '#a8071a', background: '#fff' }}
        >
          {stateLabels[certificate.state]}
        </Tag>
        {certificate.sandbox && <Tag style={{ color: '#6b4a00' }}>演示签名，无法律效力</Tag>}
      </Flex>
      <Descriptions size="small" column={1} items={factsOf(certificate)} />
      <Flex wrap gap={8} style={{ marginTop: 8 }}>
        <Button size="small" loading={open.isPending} onClick={() => open.mutate()}>
          打开证书
        </Button>
        {isInForce && may('certificates.revoke') && (
          <Button size="small" danger onClick={() => setRevoking(true)}>
            撤销
          </Button>
        )}
      </Flex>
      {open.error && (
        <Typography.Text type="danger" role="alert">
          {errorText(open.error)}
        </Typography.Text>
      )}
      <RevokeDialog
        certificate={certificate}
        open={isRevoking}
        onClose={() => setRevoking(false)}
      />
    </div>
  )
}

function factsOf(certificate: Certificate) {
  const facts = [
    ['编号', certificate.number],
    ['报到单位', certificate.receivingUnit],
    ['签发时间', showTime(certificate.issuedAt)],
    ['撤销时间', certificate.revokedAt && showTime(certificate.revokedAt)],
    ['撤销原因', certificate.revocationReason],
  ] as const
  return facts.flatMap(([label, children]) => (children ? [{ key: label, label, children }] : []))
}
