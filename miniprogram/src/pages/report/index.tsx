import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { useAsked } from '../../api/use-asked'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { scrollToTop, setTitle } from '../../platform/page'
import { loadReport } from './load-report'
import { Report } from './report'
import './index.scss'

export default function ReportPage() {
  const { params } = useRouter()
  const kind = kindOf(params['kind'])
  // From its tile; the form of a settled dispatch is its own.
  const isReassigning = kind === 'dispatch' && params['reassign'] !== undefined
  const title = isReassigning ? '改派申请' : reportKinds[kind].studentLabel
  const asked = useAsked(kind, () => loadReport(kind))
  // A reload shows what is stored now, not what was typed before.
  const [turn, setTurn] = useState(0)
  const reload = async () => {
    await asked.reload()
    setTurn((now) => now + 1)
    scrollToTop()
  }
  useEffect(() => setTitle(title), [title])
  return (
    <Screen title={title}>
      <Loaded asked={asked}>
        {(loaded) => (
          <Report
            key={turn}
            loaded={loaded}
            isReassigning={isReassigning}
            onChange={asked.replace}
            onReload={reload}
          />
        )}
      </Loaded>
    </Screen>
  )
}

const kindOf = (name: string | undefined): ReportKindName =>
  reportKindNames.find((it) => it === name) ?? 'origin'
