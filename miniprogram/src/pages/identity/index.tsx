import { useState } from 'react'
import type { Visitor } from 'shared-types/identity/operations'
import { useOperation } from '../../api/use-operation'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Bound } from './bound'
import { OriginChoice, type Origin } from './origin-choice'
import { PersonForm } from './person-form'
import './index.scss'

export default function IdentityPage() {
  const asked = useOperation('identity.who-am-i', {})
  return (
    <Screen title="实名认证 / 学籍绑定">
      <Loaded asked={asked}>
        {(visitor) => <Identity visitor={visitor} onVisitor={asked.replace} />}
      </Loaded>
    </Screen>
  )
}

interface Props {
  visitor: Visitor
  onVisitor: (visitor: Visitor) => void
}

function Identity({ visitor, onVisitor }: Props) {
  const [origin, setOrigin] = useState<Origin>()
  const [wasBound] = useState(visitor.student !== null)
  if (visitor.student) return <Bound student={visitor.student} isNew={!wasBound} />
  if (!origin) return <OriginChoice onChoose={setOrigin} />
  return (
    <PersonForm
      key={origin}
      origin={origin}
      visitor={visitor}
      onOtherOrigin={() => setOrigin(undefined)}
      onVisitor={onVisitor}
    />
  )
}
