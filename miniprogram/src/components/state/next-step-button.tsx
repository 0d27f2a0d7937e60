import type { NextStep } from '../../api/next-step'
import { appealsPage, consentPage, identityPage } from '../../navigation/pages'
import { goHome, goTo } from '../../platform/page'
import { platform } from '../../platform/platform'
import { Button } from '../form/button'

const steps: Record<NextStep, { label: string; take: () => void }> = {
  'sign-in': { label: '微信登录', take: () => platform.signIn() },
  consent: { label: '阅读授权提示', take: () => goTo(consentPage()) },
  identity: { label: '去绑定学籍', take: () => goTo(identityPage) },
  appeals: { label: '查看我的申诉', take: () => goTo(appealsPage) },
  home: { label: '返回首页', take: goHome },
}

export function NextStepButton({ step, kind }: { step: NextStep; kind?: 'plain' }) {
  const { label, take } = steps[step]
  return (
    <Button className={step} {...(kind && { kind })} onTap={take}>
      {label}
    </Button>
  )
}
