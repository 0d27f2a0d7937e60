import { CallRefused, type OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { HeldListForm } from './held-list-form'
import { NatureTable, type Nature } from './nature-table'
import { rebaseNatures } from './rebase-natures'
import { useHeldList } from './use-held-list'

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
  const save = useAction('settings.save-dispatch-natures')
  const list = useHeldList(found, { itemsOf: naturesIn, rebase: rebaseNatures, onRefresh })
  const { items: natures, version } = list
  const isNameMissing = natures.some((it) => !it.name.trim())
  return (
    <HeldListForm
      label="派遣性质"
      list={list}
      save={save}
      onSend={(onSuccess) => save.mutate({ natures, version }, { onSuccess })}
      isIncomplete={isNameMissing}
      note={[...(isNameMissing ? [NAME_MISSING] : []), ...problemLines(save.error)].map((it) => (
        <p key={it} className="problem" role="alert">
          {it}
        </p>
      ))}
    >
      <NatureTable natures={natures} onChange={list.change} />
    </HeldListForm>
  )
}

const NAME_MISSING = '每种性质都要有名称，请填写后再保存'

const naturesIn = ({ natures }: Found): Nature[] =>
  natures.map(({ code, name, enabled }) => ({ code, name, enabled }))

const problemLines = (error: Error | null): string[] =>
  error instanceof CallRefused ? (error.hint.problems ?? []).map((it) => it.message) : []
