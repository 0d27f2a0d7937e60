import { useOperation } from '../../api/use-operation'
import { CallRefused } from '../../api/failures'
import { Screen } from '../../components/layout/screen'
import { Failure } from '../../components/state/failure'
import { Loading } from '../../components/state/loading'
import { Notice } from '../../components/state/notice'
import { IdentityCard, SignInCard } from './identity-card'
import { ServiceHall } from './service-hall'
import './index.scss'

export default function HomePage() {
  const {
    value: visitor,
    error,
    reload,
  } = useOperation('identity.who-am-i', {}, { refreshOnShow: true })
  return (
    <Screen title="毕业通" home>
      {visitor && (
        <>
          {visitor.sandbox && <Notice kind="warning">演示环境：数据与核验结果均不具有效力</Notice>}
          <IdentityCard visitor={visitor} />
          <ServiceHall visitor={visitor} />
        </>
      )}
      {error && (isSignedOut(error) ? <SignInCard /> : <Failure error={error} onRetry={reload} />)}
      {!visitor && !error && <Loading />}
    </Screen>
  )
}

const isSignedOut = (error: Error) =>
  error instanceof CallRefused && error.code === 'sign-in-required'
