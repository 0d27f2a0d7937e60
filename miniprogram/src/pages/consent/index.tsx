import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { Problem } from '../../components/state/problem'
import { goBack, replaceBy } from '../../platform/page'
import { consentText } from './consent-text'
import './index.scss'

export default function ConsentPage() {
  const asked = useOperation('identity.who-am-i', {})
  return (
    <Screen title="授权温馨提示">
      <Loaded asked={asked}>
        {(visitor) => <Consent consent={visitor.consent} onOutdated={asked.reload} />}
      </Loaded>
    </Screen>
  )
}

interface Props {
  consent: { version: string; given: boolean }
  onOutdated: () => Promise<void>
}

function Consent({ consent, onOutdated }: Props) {
  const { busy, error, run } = useAction()
  const next = useRouter().params['next']

  async function agree() {
    const agreed = await run('agree', async () => {
      await call('identity.give-consent', { version: consent.version })
    })
    if (!agreed) await onOutdated()
    else if (next) replaceBy(decodeURIComponent(next))
    else goBack()
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
      <Problem error={error} />
      {consent.given ? (
        <Notice>您已同意以上内容</Notice>
      ) : (
        <>
          <Button className="agree" busy={busy === 'agree'} onTap={() => void agree()}>
            开始授权
          </Button>
          <Button className="decline" kind="plain" onTap={goBack}>
            暂不授权
          </Button>
        </>
      )}
    </>
  )
}
