import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { RunsPage, whileRunning } from '../../runs/runs-page'
import { BatchCard } from './batch-card'
import { Preview } from './preview'

/** 「批量签发」: who is due and who is not, then the batches of the year with their progress. */
export function IssuePage() {
  const year = useWorkingYear()
  const query = useOperation(
    'certificates.list-batches',
    { year },
    { refetchInterval: (asked) => whileRunning(asked.state.data?.batches) },
  )
  const batches = query.data?.batches
  return (
    <RunsPage
      title="批量签发"
      year={year}
      preview={<Preview key={year} year={year} batches={batches ?? []} />}
      log="签发记录"
      empty={`${year} 年还没有批量签发。`}
      query={{ ...query, data: batches }}
      card={(it) => <BatchCard key={it.id} batch={it} />}
    />
  )
}
