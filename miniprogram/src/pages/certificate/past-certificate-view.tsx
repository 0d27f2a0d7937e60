import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { certificateTitles } from 'shared-types/certificates/certificate-kinds'
import type { PastCertificate } from 'shared-types/certificates/past-operations'
import { Button } from '../../components/form/button'
import { Cell } from '../../components/layout/cell'
import { Notice } from '../../components/state/notice'
import { pastFacts } from './facts'
import { FullScreenQr } from './full-screen-qr'

/** What the centre's registers hold of certificates on paper, said to be that and no more. */
export function PastCertificates({ records }: { records: readonly PastCertificate[] }) {
  return (
    <>
      <Notice>
        以下为省中心历史登记的内容，不是电子证书：当年签发的是纸质报到证，没有电子签章和 PDF
        文件。内容有误的，请联系毕业院校。
      </Notice>
      {records.map((it) => (
        <PastCertificateView key={it.id} record={it} />
      ))}
    </>
  )
}

function PastCertificateView({ record }: { record: PastCertificate }) {
  const [isShown, setShown] = useState(false)
  return (
    <>
      <View className={`certificate certificate--${record.colour}`}>
        <View className="certificate__head">
          <Text className="certificate__title">
            {certificateTitles['registration-certificate']}
          </Text>
          <Text className="certificate__state">历史登记</Text>
        </View>
        <View className="certificate__facts">
          {pastFacts(record).map((it) => (
            <Cell key={it.name} className={`past-${it.name}`} label={it.label} value={it.value} />
          ))}
        </View>
      </View>
      <Button className="show-past-qr" kind="plain" onTap={() => setShown(true)}>
        出示登记核验二维码
      </Button>
      {isShown && (
        <FullScreenQr
          certificate={{ ...record, holderName: record.name }}
          onClose={() => setShown(false)}
        />
      )}
    </>
  )
}
