import { Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import type { Certificate } from 'shared-types/certificates/operations'
import { Button } from '../../components/form/button'
import { platform } from '../../platform/platform'
import { QrCode } from './qr-code'
import { useBrightScreen } from './use-bright-screen'

const PANEL = 'full-screen-qr'

interface Props {
  certificate: Pick<Certificate, 'verificationUrl' | 'number' | 'holderName'>
  onClose: () => void
}

/** Nothing but the code, as large as the phone allows: for somebody else's camera. */
export function FullScreenQr({ certificate, onClose }: Props) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useBrightScreen()
  useEffect(() => platform.holdFocus(PANEL, () => close.current()), [])
  return (
    <View
      id={PANEL}
      className="qr-screen"
      catchMove
      {...{ role: 'dialog', 'aria-modal': 'true', 'aria-label': '核验二维码' }}
    >
      <Text className="qr-screen__title">请对方扫码核验</Text>
      <QrCode className="qr-screen__code" text={certificate.verificationUrl} label="核验二维码" />
      <Text className="qr-screen__text">{`编号 ${certificate.number}`}</Text>
      <Text className="qr-screen__text">{certificate.holderName}</Text>
      <Button className="close-qr" kind="plain" onTap={onClose}>
        关闭
      </Button>
    </View>
  )
}
