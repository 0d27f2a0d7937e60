import type { Visitor } from 'shared-types/identity/operations'
import { isRefusal } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { goTo } from '../../navigation/navigate'
import { mePage } from '../../navigation/pages'
import { IdentityCard, SignInCard } from './identity-card'
import { ServiceHall } from './service-hall'
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

function Home({ visitor }: { visitor: Visitor }) {
  return (
    <>
      {visitor.sandbox && <Notice kind="warning">演示环境：外部系统由沙箱代替</Notice>}
      <IdentityCard visitor={visitor} />
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
