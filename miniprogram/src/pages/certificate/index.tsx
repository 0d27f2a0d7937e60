import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Problem } from '../../components/state/problem'
import { Result } from '../../components/state/result'
import type { OperationMap } from 'shared-types/operations'
import { CertificateView } from './certificate-view'
import './index.scss'

export default function CertificatePage() {
  const asked = useOperation('certificates.mine', {}, { refreshOnShow: true })
  return (
    <Screen title="电子证书">
      <Loaded asked={asked}>{(mine) => <Mine mine={mine} onDrawn={asked.reload} />}</Loaded>
    </Screen>
  )
}

interface Props {
  mine: OperationMap['certificates.mine']['output']
  onDrawn: () => Promise<void>
}

function Mine({ mine, onDrawn }: Props) {
  const { busy, error, run } = useAction()
  const { certificate, available, reason } = mine
  const draw = () =>
    run('draw', async () => {
      await call('certificates.draw', {})
      await onDrawn()
    })
  if (!certificate && !available) {
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
