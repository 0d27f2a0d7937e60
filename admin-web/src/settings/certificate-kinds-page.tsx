import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, InputNumber, Select } from 'antd'
import {
  certificateKinds,
  certificateNames,
  certificateTitles,
  type CertificateKindRule,
} from 'shared-types/certificates/certificate-kinds'
import type { OutputOf } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { problemsOf } from '../forms/problems'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { HeldListForm } from './held-list-form'
import { rebaseRules } from './rebase-rules'
import { useHeldList } from './use-held-list'
import './settings.css'

type Found = OutputOf<'settings.list-certificate-kinds'>

/** 「证书种类」: which document a cohort is given; certificates that were issued keep theirs. */
export function CertificateKindsPage() {
  const query = useOperation('settings.list-certificate-kinds', {}, { refetchOnWindowFocus: false })
  return (
    <Page title="证书种类" note="按毕业届别决定签发哪一种证书">
      <Panel>
        <p className="quiet" style={{ marginTop: 0 }}>
          每条规则从起始年份的届别起生效，直到下一条规则。修改只影响以后签发的证书，已签发的不变。
        </p>
        <Loaded query={query}>
          {(found) => (
            <RulesForm found={found} onRefresh={async () => (await query.refetch()).data} />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

interface RulesFormProps {
  found: Found
  /** Reads the rules again and resolves to them. */
  onRefresh: () => Promise<Found | undefined>
}

function RulesForm({ found, onRefresh }: RulesFormProps) {
  const save = useAction('settings.save-certificate-kinds')
  const list = useHeldList(found, { itemsOf: rulesIn, rebase: rebaseRules, onRefresh })
  const { items: rules, version, isDirty, change } = list
  const problem = problemIn(rules) ?? problemsOf(save.error)['rules']
  const last = rules.at(-1)
  return (
    <HeldListForm
      label="证书种类"
      list={list}
      save={save}
      onSend={(onSuccess) => {
        if (!problemIn(rules)) save.mutate({ rules, version }, { onSuccess })
      }}
      note={
        <p className="problem" role="alert" style={{ margin: 0 }}>
          {isDirty && problem}
        </p>
      }
    >
      <ul className="plain-list">
        {rules.map((rule, at) => (
          <RuleRow
            key={at}
            rule={rule}
            isOnly={rules.length === 1}
            onChange={(next) => change(rules.map((it, index) => (index === at ? next : it)))}
            onRemove={() => change(rules.filter((_, index) => index !== at))}
          />
        ))}
      </ul>
      <Button
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          change([
            ...rules,
            {
              fromYear: (last?.fromYear ?? 2005) + 1,
              kind: last?.kind ?? 'destination-certificate',
            },
          ])
        }
        style={{ marginTop: 12 }}
      >
        添加规则
      </Button>
    </HeldListForm>
  )
}

const rulesIn = ({ rules }: Found) => rules

function problemIn(rules: readonly CertificateKindRule[]): string | undefined {
  const years = rules.map((it) => it.fromYear)
  return new Set(years).size < years.length ? '同一起始年份只能有一条规则' : undefined
}

interface RuleRowProps {
  rule: CertificateKindRule
  isOnly: boolean
  onChange: (rule: CertificateKindRule) => void
  onRemove: () => void
}

const RuleRow = ({ rule, isOnly, onChange, onRemove }: RuleRowProps) => (
  <li>
    <Flex gap={8} align="center" wrap style={{ flex: 1 }}>
      <InputNumber
        aria-label="起始年份"
        value={rule.fromYear}
        min={2000}
        max={2100}
        precision={0}
        onChange={(year) => onChange({ ...rule, fromYear: year ?? rule.fromYear })}
        style={{ width: 96 }}
      />
      <span>届起签发</span>
      <Select
        aria-label={`${rule.fromYear} 届起签发的证书`}
        value={rule.kind}
        onChange={(kind) => onChange({ ...rule, kind })}
        options={certificateKinds.map((it) => ({ value: it, label: certificateNames[it] }))}
        style={{ width: 200 }}
      />
      <span className="quiet">{certificateTitles[rule.kind]}</span>
    </Flex>
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={`删除 ${rule.fromYear} 届起的规则`}
      disabled={isOnly}
      onClick={onRemove}
    />
  </li>
)
