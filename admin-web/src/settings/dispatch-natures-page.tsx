import { App, Button, Flex } from 'antd'
import { CallRefused, type OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useLeaveWarning } from '../layout/use-leave-warning'
import { Rebased } from '../forms/rebased'
import { Refusal } from '../forms/refusal'
import { NatureTable, type Nature } from './nature-table'
import { rebaseNatures } from './rebase-natures'
import { useHeldList } from './use-held-list'
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
          {(found) => (
            <NaturesForm found={found} onRefresh={async () => (await query.refetch()).data} />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

interface NaturesFormProps {
  found: Found
  /** Reads the natures again and resolves to them. */
  onRefresh: () => Promise<Found | undefined>
}

function NaturesForm({ found, onRefresh }: NaturesFormProps) {
  const { message } = App.useApp()
  const save = useAction('settings.save-dispatch-natures')
  const list = useHeldList(found, { itemsOf: naturesIn, rebase: rebaseNatures, onRefresh })
  const { items: natures, version, isDirty } = list
  useLeaveWarning(isDirty)
  const isNameMissing = natures.some((it) => !it.name.trim())
  const submit = () => {
    if (isNameMissing) return
    const done = (saved: Found) => {
      void message.success('已保存')
      list.saved(saved)
    }
    save.mutate({ natures, version }, { onSuccess: done })
  }
  const refresh = () => list.refresh().then(() => save.reset())
  const undo = () => {
    list.undo()
    save.reset()
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
      <NatureTable natures={natures} onChange={list.change} />
      <div className="settings-foot">
        {save.error && (
          <>
            <Refusal error={save.error} onRefresh={() => void refresh()} />
            {problemLines(save.error).map((it) => (
              <p key={it} className="problem">
                {it}
              </p>
            ))}
          </>
        )}
        {list.isRebased && <Rebased />}
        <Flex gap={8}>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            disabled={!isDirty || isNameMissing}
          >
            保存
          </Button>
          <Button disabled={!isDirty || save.isPending} onClick={undo}>
            还原
          </Button>
        </Flex>
      </div>
    </form>
  )
}

const naturesIn = ({ natures }: Found): Nature[] =>
  natures.map(({ code, name, enabled }) => ({ code, name, enabled }))

const problemLines = (error: Error): string[] =>
  error instanceof CallRefused ? (error.hint.problems ?? []).map((it) => it.message) : []
