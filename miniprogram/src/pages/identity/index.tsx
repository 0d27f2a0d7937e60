import { useState } from 'react'
import { errorTable } from 'shared-types/errors'
import type { Visitor } from 'shared-types/identity/operations'
import { useOperation } from '../../api/use-operation'
import { allowedActions } from 'shared-types/reports/workflow'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Result } from '../../components/state/result'
import { goTo, replaceBy } from '../../platform/page'
import { certificatePage, consentPage, identityPage } from '../../navigation/pages'
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
  if (!visitor.consent.given) {
    return (
      <Result kind="waiting" title={errorTable['consent-required'].message}>
        <Button className="to-consent" onTap={() => replaceBy(consentPage(identityPage))}>
          去阅读
        </Button>
      </Result>
    )
  }
  if (visitor.student) {
    const origin = visitor.reports.find((it) => it.kind === 'origin')
    const hasToReport = !origin?.stage || allowedActions('student', origin.stage).includes('submit')
    return <Bound student={visitor.student} hasToReport={hasToReport} isNew={!wasBound} />
  }
  return (
    <>
      {origin ? (
        <PersonForm
          key={origin}
          origin={origin}
          visitor={visitor}
          onOtherOrigin={() => setOrigin(undefined)}
          onVisitor={onVisitor}
        />
      ) : (
        <OriginChoice onChoose={setOrigin} />
      )}
      {visitor.face && <ForAlumni />}
    </>
  )
}

/** No roll is needed for what the registers of past years hold. */
const ForAlumni = () => (
  <Card>
    <Cell
      className="to-past"
      label="往届毕业生"
      value="查看历年报到证登记"
      onTap={() => goTo(certificatePage)}
    />
  </Card>
)
