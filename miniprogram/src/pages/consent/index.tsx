import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Screen } from '../../components/layout/screen'
import { Failure } from '../../components/state/failure'
import { Loading } from '../../components/state/loading'
import { Notice } from '../../components/state/notice'
import { consentText } from './consent-text'
import './index.scss'

export default function ConsentPage() {
  const { value: visitor, error, reload } = useOperation('identity.who-am-i', {})
  return (
    <Screen title="授权温馨提示">
      {visitor && <Consent consent={visitor.consent} onOutdated={reload} />}
      {error && <Failure error={error} onRetry={reload} />}
      {!visitor && !error && <Loading />}
    </Screen>
  )
}

interface Props {
  consent: { version: string; given: boolean }
  onOutdated: () => Promise<void>
}

function Consent({ consent, onOutdated }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  async function agree() {
    setBusy(true)
    try {
      await call('identity.give-consent', { version: consent.version })
      await Taro.navigateBack()
    } catch (error) {
      setProblem((error as Error).message)
      await onOutdated()
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Card title="使用前请阅读">
        {consentText.map((it) => (
          <Text key={it} className="consent__paragraph">
            {it}
          </Text>
        ))}
        <Text className="consent__version">{`版本 ${consent.version}`}</Text>
      </Card>
      {problem && <Notice kind="danger">{problem}</Notice>}
      {consent.given ? (
        <Notice>您已同意以上内容</Notice>
      ) : (
        <>
          <Button busy={busy} onTap={() => void agree()}>
            开始授权
          </Button>
          <Button kind="plain" onTap={() => void Taro.navigateBack()}>
            暂不授权
          </Button>
        </>
      )}
    </>
  )
}
