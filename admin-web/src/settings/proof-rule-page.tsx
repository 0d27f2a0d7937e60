import { Checkbox } from 'antd'
import type { OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { useWorkingYear } from '../app/working-year'
import { problemsOf } from '../forms/problems'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { HeldListForm } from './held-list-form'
import { rebaseProofRule } from './rebase-proof-rule'
import { useHeldList } from './use-held-list'
import './settings.css'

type Found = OutputOf<'settings.list-proof-rule'>

/** 「就业证明」: which destinations need a proof, year by year. */
export function ProofRulePage() {
  const year = useWorkingYear()
  const query = useOperation('settings.list-proof-rule', { year }, { refetchOnWindowFocus: false })
  return (
    <Page title="就业证明" note={`${year} 届就业上报中，哪些毕业去向须上传就业证明材料`}>
      <Panel>
        <p className="quiet" style={{ marginTop: 0 }}>
          勾选的去向，学生提交和学校添加、修改时必须上传。保存后立即生效，已提交的记录不变；文件导入不带附件，缺少的在就业列表中以“缺少证明材料”标出。
        </p>
        <Loaded query={query}>
          {(found) => (
            <RuleForm
              key={found.year}
              found={found}
              onRefresh={async () => (await query.refetch()).data}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

interface RuleFormProps {
  found: Found
  /** Reads the rule again and resolves to it. */
  onRefresh: () => Promise<Found | undefined>
}

function RuleForm({ found, onRefresh }: RuleFormProps) {
  const save = useAction('settings.save-proof-rule')
  const list = useHeldList(found, { itemsOf: requiredIn, rebase: rebaseProofRule, onRefresh })
  const { items: required, version } = list
  const problem = problemsOf(save.error)['required']
  return (
    <HeldListForm
      label="就业证明"
      list={list}
      save={save}
      onSend={(onSuccess) => save.mutate({ year: found.year, required, version }, { onSuccess })}
      note={
        <>
          <p className="quiet">{decidedBy(found)}</p>
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
        </>
      }
    >
      <Checkbox.Group
        className="proof-destinations"
        aria-label="须上传就业证明材料的毕业去向"
        value={required}
        onChange={(codes) => list.change(inOrder(found, codes))}
        options={found.destinations.map(({ code, name }) => ({
          value: code,
          label: `${code} ${name}`,
        }))}
      />
    </HeldListForm>
  )
}

const requiredIn = ({ destinations }: Found) =>
  destinations.flatMap((it) => (it.required ? [it.code] : []))

const inOrder = ({ destinations }: Found, codes: readonly string[]) =>
  destinations.flatMap(({ code }) => (codes.includes(code) ? [code] : []))

const decidedBy = ({ savedAt, savedByName, version, year }: Found) =>
  savedAt
    ? `第 ${version} 版，${savedByName ?? ''} ${showTime(savedAt)} 保存`
    : `${year} 届尚未修改过，按系统默认的要求执行`
