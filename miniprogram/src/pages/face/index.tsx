import { WebView } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Screen } from '../../components/layout/screen'
import { CheckOutcome } from './check-outcome'
import { SandboxCheck } from './sandbox-check'
import { goBack, hasPageBehind } from '../../platform/page'
import './index.scss'

export default function FacePage() {
  const { check = '', provider, url } = useRouter().params
  const [answered, setAnswered] = useState(false)
  // Inside WeChat a provider's page fills the screen; the way back leads to the form that waits for the outcome.
  if (url) return <WebView src={decodeURIComponent(url)} />

  const next = () => (hasPageBehind() ? goBack() : setAnswered(true))
  return (
    <Screen title="实名认证">
      {provider === 'sandbox' && !answered ? (
        <SandboxCheck checkId={check} onAnswered={next} />
      ) : (
        <CheckOutcome checkId={check} />
      )}
    </Screen>
  )
}
