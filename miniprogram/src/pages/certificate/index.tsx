import type { OperationMap } from 'shared-types/operations'
import { call } from '../../api/call'
import { isRefusal, useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Problem } from '../../components/state/problem'
import { Result } from '../../components/state/result'
import { identityPage } from '../../navigation/pages'
import { replaceBy } from '../../platform/page'
import { CertificateView } from './certificate-view'
import { PastCertificates } from './past-certificate-view'
import './index.scss'

/** One's own certificate, and what the registers of past years hold; for the latter the face check is enough. */
export default function CertificatePage() {
  const asked = useOperation('certificates.mine', {}, { refreshOnShow: true })
  const past = useOperation('certificates.my-past', {}, { refreshOnShow: true })
  const records = past.value?.records ?? []
  const isUnbound = isRefusal(asked.error, 'binding-required')
  return (
    <Screen title="电子证书">
      {isUnbound && past.value?.isVerified ? (
        records.length === 0 && <NothingPast />
      ) : (
        <Loaded asked={asked}>
          {(mine) => <Mine mine={mine} hasPast={records.length > 0} onDrawn={asked.reload} />}
        </Loaded>
      )}
      {records.length > 0 && <PastCertificates records={records} />}
    </Screen>
  )
}

const NothingPast = () => (
  <Result
    kind="empty"
    title="没有查到您的历史登记"
    text="历年报到证按实名认证的姓名和身份证号查询。省中心尚未录入的，请联系毕业院校；在校或应届的，请先绑定学籍。"
  >
    <Button className="to-identity" onTap={() => replaceBy(identityPage)}>
      去绑定学籍
    </Button>
  </Result>
)

interface Props {
  mine: OperationMap['certificates.mine']['output']
  /** Something of former years is shown below. */
  hasPast: boolean
  onDrawn: () => Promise<void>
}

function Mine({ mine, hasPast, onDrawn }: Props) {
  const { busy, error, run } = useAction()
  const { certificate, available, reason } = mine
  const draw = () =>
    run('draw', async () => {
      await call('certificates.draw', {})
      await onDrawn()
    })
  if (!certificate && !available) {
    if (hasPast) return null
    return <Result kind="empty" title="暂无可领取的电子证书" {...(reason && { text: reason })} />
  }
  return (
    <>
      {available && (
        <Result
          kind="success"
          title="电子证书可以领取了"
          text="领取时由系统签章并生成 PDF，只需领取一次，之后可随时查看和下载。"
        >
          <Problem error={error} />
          <Button className="draw" busy={busy !== undefined} onTap={() => void draw()}>
            领取
          </Button>
        </Result>
      )}
      {certificate && <CertificateView certificate={certificate} />}
    </>
  )
}
