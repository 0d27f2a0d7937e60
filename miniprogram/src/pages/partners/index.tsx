import type { AskingPartners } from 'shared-types/partners/own-operations'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { Result } from '../../components/state/result'
import { identityPage } from '../../navigation/pages'
import { goTo } from '../../platform/page'
import { CallList } from './call-list'
import { PartnerCard } from './partner-card'

/** 「授权记录」: which other systems asked about the person, and whether they may. */
export default function PartnersPage() {
  const asked = useOperation('partners.mine', {}, { refreshOnShow: true })
  return (
    <Screen title="授权记录">
      <Loaded asked={asked}>
        {(known) => <Partners known={known} onChanged={asked.replace} />}
      </Loaded>
    </Screen>
  )
}

interface Props {
  known: AskingPartners
  onChanged: (now: AskingPartners) => void
}

function Partners({ known: { isVerified, partners }, onChanged }: Props) {
  if (!isVerified) {
    return (
      <Result
        kind="empty"
        title="完成实名认证后查看"
        text="确认是您本人之后，才能显示哪些系统查询过您的信息。"
      >
        <Button className="to-identity" onTap={() => goTo(identityPage)}>
          去认证
        </Button>
      </Result>
    )
  }
  if (partners.length === 0) {
    return (
      <Result
        kind="empty"
        title="没有系统查询过您的信息"
        text="您在其他政务系统中授权查询档案去向或电子证书后，每次查询都会记录在这里。"
      />
    )
  }
  return (
    <>
      <Notice>
        以下系统经省就业指导中心许可，在您授权后查询您的信息。您可以随时撤回对某个系统的授权。
      </Notice>
      {partners.map((it) => (
        <PartnerCard key={it.id} partner={it} onChanged={onChanged} />
      ))}
      <CallList />
    </>
  )
}
