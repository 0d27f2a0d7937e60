import { staffLevelLabels } from 'shared-types/accounts/permissions'
import { useSession } from '../app/session'
import { Facts, Section } from '../layout/facts'
import { LinkButton } from '../layout/link-button'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import './accounts.css'
import { SecondFactorSection } from './second-factor/second-factor-section'
import { SignInLog } from './sign-in-log'

/** 「账户设置」: one's own password, second factor and sign-ins. */
export function AccountPage() {
  const { account, name, roleName, level, schoolName } = useSession()
  return (
    <Page title="账户设置" note={`${name}（${account}）`}>
      <div className="account-panels">
        <Panel>
          <Section title="账户信息">
            <Facts
              facts={[
                ['账号', account],
                ['姓名', name],
                ['角色', roleName],
                ['级别', staffLevelLabels[level]],
                ['单位', schoolName],
              ]}
            />
          </Section>
        </Panel>
        <Panel>
          <Section title="登录密码">
            <p className="quiet">修改后，在其他设备上的登录会立即失效。</p>
            <LinkButton to="/change-password">修改密码</LinkButton>
          </Section>
          <SecondFactorSection />
        </Panel>
        <Panel>
          <Section title="登录日志">
            <SignInLog />
          </Section>
        </Panel>
      </div>
    </Page>
  )
}
