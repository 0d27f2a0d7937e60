import { useEffect } from 'react'
import type { Visitor } from 'shared-types/identity/operations'
import { isRefusal } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { keepDraftsOf } from '../../drafts/device-drafts'
import { ownerOf } from '../../drafts/draft'
import { goTo } from '../../platform/page'
import { identityPage, mePage } from '../../navigation/pages'
import { IdentityCard, SignInCard } from './identity-card'
import { NoticeCard } from './notice-card'
import { NextTask, ServiceHall } from './service-hall'
import { firstPage } from './service-tiles'
import './index.scss'

export default function HomePage() {
  const asked = useOperation('identity.who-am-i', {}, { refreshOnShow: true })
  return (
    <Screen title="毕业通" home>
      {isRefusal(asked.error, 'sign-in-required') ? (
        <SignInCard />
      ) : (
        <Loaded asked={asked}>{(visitor) => <Home visitor={visitor} />}</Loaded>
      )}
    </Screen>
  )
}

let wasAsked = false

/** 「授权温馨提示」 comes up by itself once, when the app is opened; after that, whatever is tapped brings it up. */
function useAskedForConsent(visitor: Visitor) {
  const { given } = visitor.consent
  const page = firstPage(visitor, identityPage)
  useEffect(() => {
    if (wasAsked) return
    wasAsked = true
    if (!given) goTo(page)
  }, [given, page])
}

/** What others who held this phone had typed is removed. */
function useOwnDraftsOnly({ student }: Visitor) {
  const owner = student ? ownerOf(student) : undefined
  useEffect(() => keepDraftsOf(owner, Date.now()), [owner])
}

function Home({ visitor }: { visitor: Visitor }) {
  useAskedForConsent(visitor)
  useOwnDraftsOnly(visitor)
  return (
    <>
      {visitor.sandbox && <Notice kind="warning">演示环境：外部系统由沙箱代替</Notice>}
      <IdentityCard visitor={visitor} />
      <NextTask visitor={visitor} />
      <NoticeCard />
      <ServiceHall visitor={visitor} />
      <Card>
        <Cell
          className="to-me"
          label="我的"
          value="本人信息与设置"
          onTap={() => goTo(firstPage(visitor, mePage))}
        />
      </Card>
    </>
  )
}
