import { useMay } from '../../app/session'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import '../organisation.css'
import { ProfileFacts } from './profile-facts'
import { ProfileForm } from './profile-form'

/** 「院校信息设置」: what the centre fixed, and what the school keeps itself. */
export function ProfilePage() {
  const may = useMay()
  // What is edited is what is on screen: it changes when asked to, not because a window came to the front.
  const query = useOperation('organisation.get-profile', {}, { refetchOnWindowFocus: false })
  return (
    <Page title="院校信息设置" note="名称、代码和所在地由省中心维护">
      <Panel>
        <Loaded query={query}>
          {(profile) =>
            may('organisation.edit') ? (
              <ProfileForm opened={profile} />
            ) : (
              <ProfileFacts profile={profile} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  )
}
