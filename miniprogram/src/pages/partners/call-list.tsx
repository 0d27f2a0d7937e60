import { useState } from 'react'
import type { OwnCall } from 'shared-types/partners/own-operations'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Card } from '../../components/layout/card'
import { Loaded } from '../../components/state/loaded'
import { More } from '../../components/state/more'
import { Timeline } from '../../components/state/timeline'
import { callEntries } from './call-entries'

interface Page {
  calls: readonly OwnCall[]
  next: string | null
}

/** Every call about the person, the latest first. */
export function CallList() {
  const asked = useOperation('partners.my-calls', {})
  return <Loaded asked={asked}>{(first) => <Pages first={first} />}</Loaded>
}

function Pages({ first }: { first: Page }) {
  const [{ calls, next }, setPage] = useState(first)
  const action = useAction()
  const more = (after: string) =>
    action.run('more', async () => {
      const page = await call('partners.my-calls', { after })
      setPage({ calls: [...calls, ...page.calls], next: page.next })
    })
  return (
    <Card title="查询记录">
      <Timeline entries={callEntries(calls)} />
      <More next={next} action={action} onMore={(after) => void more(after)} />
    </Card>
  )
}
