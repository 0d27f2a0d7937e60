import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { certificateTitles } from 'shared-types/certificates/certificate-kinds'
import type { Certificate } from 'shared-types/certificates/operations'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Cell } from '../../components/layout/cell'
import { Notice } from '../../components/state/notice'
import { Problem } from '../../components/state/problem'
import { platform } from '../../platform/platform'
import { certificateFacts, endOf, stateLabels } from './facts'
import { FullScreenQr } from './full-screen-qr'

export function CertificateView({ certificate }: { certificate: Certificate }) {
  const isInForce = certificate.state === 'in-force'
  const end = endOf(certificate)
  return (
    <>
      {certificate.sandbox && (
        <Notice kind="warning">演示证书：由开发证书签章，没有任何效力</Notice>
      )}
      {end && <Notice kind="danger">{end}</Notice>}
      <View className={`certificate certificate--${isInForce ? certificate.colour : 'ended'}`}>
        <View className="certificate__head">
          <Text className="certificate__title">{certificateTitles[certificate.kind]}</Text>
          <Text className="certificate__state">{stateLabels[certificate.state]}</Text>
        </View>
        <View className="certificate__facts">
          {certificateFacts(certificate).map((it) => (
            <Cell
              key={it.name}
              className={`certificate-${it.name}`}
              label={it.label}
              value={it.value}
            />
          ))}
        </View>
      </View>
      {isInForce && <Uses certificate={certificate} />}
    </>
  )
}

/** What one does with a certificate in force. */
function Uses({ certificate }: { certificate: Certificate }) {
  const [isShown, setShown] = useState(false)
  const { busy, error, run } = useAction()
  const [canShare] = useState(platform.canShareFiles)
  const handOut = (how: 'openFile' | 'shareFile') =>
    void run(how, async () => {
      const { url, name } = await call('certificates.link-mine', {})
      await platform[how]({ url, name, mediaType: 'application/pdf' })
    })
  return (
    <>
      <Button className="show-qr" onTap={() => setShown(true)}>
        出示核验二维码
      </Button>
      <Button
        className="open-pdf"
        kind="plain"
        busy={busy === 'openFile'}
        disabled={busy !== undefined}
        onTap={() => handOut('openFile')}
      >
        {platform.name === 'h5' ? '下载证书' : '打开证书'}
      </Button>
      {canShare && (
        <Button
          className="share-pdf"
          kind="plain"
          busy={busy === 'shareFile'}
          disabled={busy !== undefined}
          onTap={() => handOut('shareFile')}
        >
          {platform.name === 'h5' ? '分享证书' : '转发证书'}
        </Button>
      )}
      <Problem error={error} />
      {isShown && <FullScreenQr certificate={certificate} onClose={() => setShown(false)} />}
    </>
  )
}
