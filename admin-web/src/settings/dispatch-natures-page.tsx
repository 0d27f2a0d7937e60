import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { CallRefused, type OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useLeaveWarning } from '../layout/use-leave-warning'
import { Refusal } from '../forms/refusal'
import { NatureTable, type Nature } from './nature-table'
import './settings.css'

type Found = OutputOf<'settings.list-dispatch-natures'>

/** 「派遣性质」: the centre words, orders and switches them; the rule behind each is the platform's. */
export function DispatchNaturesPage() {
  const query = useOperation('settings.list-dispatch-natures', {}, { refetchOnWindowFocus: false })
  return (
    <Page title="派遣性质" note="派遣方案中可选的性质，按此顺序显示">
      <Panel>
        <p className="quiet" style={{ marginTop: 0 }}>
          名称和顺序由省中心决定，每种性质对应的办理规则不变。停用后不能再选，已有记录保留原来的性质。
        </p>
        <Loaded query={query}>
          {(found) => <NaturesForm found={found} onRefresh={() => query.refetch()} />}
        </Loaded>
      </Panel>
    </Page>
  )
}

function NaturesForm({ found, onRefresh }: { found: Found; onRefresh: () => Promise<unknown> }) {
  const { message } = App.useApp()
  const save = useAction('settings.save-dispatch-natures')
  const [changed, setChanged] = useState<Nature[]>()
  const stored = found.natures.map(({ code, name, enabled }) => ({ code, name, enabled }))
  const natures = changed ?? stored
  const isDirty = changed !== undefined && JSON.stringify(changed) !== JSON.stringify(stored)
  useLeaveWarning(isDirty)
  const isNameMissing = natures.some((it) => !it.name.trim())
  const submit = () => {
    if (isNameMissing) return
    const done = () => {
      void message.success('已保存')
      setChanged(undefined)
    }
    save.mutate({ natures, version: found.version }, { onSuccess: done })
  }
  return (
    <form
      aria-label="派遣性质"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <NatureTable natures={natures} onChange={setChanged} />
      <div className="settings-foot">
        {save.error && (
          <>
            <Refusal
              error={save.error}
              onRefresh={() => void onRefresh().then(() => save.reset())}
            />
            {problemLines(save.error).map((it) => (
              <p key={it} className="problem">
                {it}
              </p>
            ))}
          </>
        )}
        <Flex gap={8}>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            disabled={!isDirty || isNameMissing}
          >
            保存
          </Button>
          <Button disabled={!isDirty || save.isPending} onClick={() => setChanged(undefined)}>
            还原
          </Button>
        </Flex>
      </div>
    </form>
  )
}

const problemLines = (error: Error): string[] =>
  error instanceof CallRefused ? (error.hint.problems ?? []).map((it) => it.message) : []
