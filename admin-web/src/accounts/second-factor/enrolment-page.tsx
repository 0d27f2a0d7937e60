import { useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { errorTable } from 'shared-types/errors'
import { useSession } from '../../app/session'
import { Components } from '../../shell/components'
import { SandboxBanner } from '../../shell/sandbox-banner'
import '../../shell/shell.css'
import { usePageTitle } from '../../layout/page-title'
import { EntranceCard } from '../entrance'
import { SignOutButton } from '../sign-out-button'
import { Enrolment } from './enrolment'

/** Where somebody who must have a second factor and has none lands; nothing else opens until it is there. */
export function EnrolmentPage() {
  usePageTitle('绑定身份验证器')
  const { mustEnrolSecondFactor, sandbox } = useSession()
  const navigate = useNavigate()
  // Once confirmed it is no longer a duty, and the recovery codes are still to be shown.
  const [wasDue] = useState(mustEnrolSecondFactor)
  if (!wasDue) return <Navigate to="/account" replace />
  return (
    <Components>
      <EntranceCard
        title="绑定身份验证器"
        note={errorTable['second-factor-enrolment-required'].message}
        banner={sandbox && <SandboxBanner />}
      >
        <Enrolment
          onDone={() => void navigate('/', { replace: true })}
          wayOut={<SignOutButton />}
        />
      </EntranceCard>
    </Components>
  )
}
