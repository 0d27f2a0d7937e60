import { Alert, Button, Flex, Progress, Tag } from 'antd'
import type { Initialisation } from 'shared-types/reports/initialisation-operations'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { showTime } from '../../layout/times'
import { RunsPage, whileRunning } from '../../runs/runs-page'
import { Preview } from './preview'

const stateLabels: Record<Initialisation['state'], string> = {
  running: '正在初始化',
  done: '已完成',
  stopped: '已停止',
}

/** 「批量初始化」 of a year's dispatches: who is due, then the runs with their progress. */
export function InitialisationPage() {
  const year = useWorkingYear()
  const query = useOperation(
    'dispatch.list-initialisations',
    { year },
    { refetchInterval: (asked) => whileRunning(asked.state.data?.initialisations) },
  )
  const runs = query.data?.initialisations
  return (
    <RunsPage
      title="批量初始化派遣方案"
      year={year}
      preview={<Preview key={year} year={year} runs={runs ?? []} />}
      log="初始化记录"
      empty={`${year} 年还没有批量初始化。`}
      query={{ ...query, data: runs }}
      card={(it) => <Run key={it.id} run={it} />}
    />
  )
}

const people = (count: number) => count.toLocaleString('zh-CN')

/** One run; it goes on without this page. */
function Run({ run }: { run: Initialisation }) {
  const done = run.initialised + run.skipped
  return (
    <article aria-label={`${showTime(run.startedAt)} 的批量初始化`}>
      <Flex wrap gap={8} align="center">
        <Tag>{stateLabels[run.state]}</Tag>
        <span className="quiet">
          {run.startedByName} 于 {showTime(run.startedAt)} 发起
        </span>
      </Flex>
      <Progress
        percent={Math.min(100, Math.floor((done / run.total) * 100))}
        status={run.state === 'running' ? 'active' : 'normal'}
        aria-label="初始化进度"
        style={{ maxWidth: 640 }}
      />
      <div role="status" aria-live="polite">
        共 {people(run.total)} 人，已初始化 {people(run.initialised)} 人，期间已有派遣方案而跳过{' '}
        {people(run.skipped)} 人
      </div>
      {run.stopReason && <div className="problem">{run.stopReason}</div>}
      {run.state === 'running' && <StopButton id={run.id} />}
    </article>
  )
}

function StopButton({ id }: { id: string }) {
  const stop = useAction('dispatch.stop-initialisation')
  return (
    <Flex vertical gap={8} align="flex-start" style={{ marginTop: 8 }}>
      <Button loading={stop.isPending} onClick={() => stop.mutate({ id })}>
        停止
      </Button>
      {stop.error && <Alert type="error" showIcon role="alert" title={errorText(stop.error)} />}
    </Flex>
  )
}
