import { PlusOutlined } from '@ant-design/icons'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { partnerScopeLabels } from 'shared-types/partners/scopes'
import { useOperation } from '../api/use-operation'
import { EnabledTag } from '../layout/enabled-tag'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { TwoLines } from '../layout/two-lines'
import { OpenRow } from '../lists/open-row'
import { RecordTable } from '../lists/record-table'
import { useUrlState } from '../lists/url-state'
import { PartnerDrawer } from './detail/partner-drawer'
import { SecretDialog, type IssuedKey } from './detail/secret-dialog'
import { CreatePartnerDialog } from './form/create-partner-dialog'
import type { Partner } from './partner'
import './partners.css'

/** 「合作系统」 of the centre: who may ask over the signed interface, for what, and how often they did. */
export function PartnerListPage() {
  const { params, set } = useUrlState()
  const query = useOperation('partners.list', {})
  const [isCreating, setCreating] = useState(false)
  const [issued, setIssued] = useState<IssuedKey>()
  const openId = params.get('open') ?? undefined
  const open = (id: string | undefined) => set({ open: id }, { replace: openId !== undefined })
  return (
    <Page
      title="合作系统"
      note="通过签名接口查询档案去向与电子证书"
      actions={
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setCreating(true)}
        >
          添加合作系统
        </Button>
      }
    >
      <Loaded query={query}>
        {({ partners }) => (
          <>
            <Panel>
              <PartnerTable partners={partners} openId={openId} onOpen={open} />
            </Panel>
            <PartnerDrawer
              partner={partners.find((it) => it.id === openId)}
              onIssued={setIssued}
              onRefresh={() => void query.refetch()}
              onClose={() => open(undefined)}
            />
          </>
        )}
      </Loaded>
      {isCreating && (
        <CreatePartnerDialog
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false)
            setIssued(key)
          }}
        />
      )}
      {issued && <SecretDialog issued={issued} onClose={() => setIssued(undefined)} />}
    </Page>
  )
}

interface PartnerTableProps {
  partners: Partner[]
  openId: string | undefined
  onOpen: (id: string) => void
}

function PartnerTable({ partners, openId, onOpen }: PartnerTableProps) {
  return (
    <RecordTable<Partner>
      rows={partners}
      columns={{ wide: wideColumns(onOpen), narrow: narrowColumns(onOpen) }}
      openId={openId}
      onOpen={onOpen}
      empty={<Nothing>还没有合作系统。添加后，把密钥编号和密钥交给对方即可调用。</Nothing>}
    />
  )
}

type Open = (id: string) => void

const nameColumn = (onOpen: Open) => ({
  key: 'name',
  title: '合作系统',
  render: (_: unknown, it: Partner) => (
    <TwoLines second={it.contact || '未填联系人'}>
      <OpenRow label={`查看 ${it.name}`} onOpen={() => onOpen(it.id)}>
        {it.name}
      </OpenRow>
    </TwoLines>
  ),
})

const stateColumn = {
  key: 'enabled',
  title: '状态',
  render: (_: unknown, it: Partner) => <EnabledTag isEnabled={it.enabled} />,
}

const wideColumns = (onOpen: Open): TableColumnsType<Partner> => [
  nameColumn(onOpen),
  {
    key: 'scopes',
    title: '可查询',
    render: (_, it) => it.scopes.map((scope) => partnerScopeLabels[scope]).join('、'),
  },
  {
    key: 'limits',
    title: '每分钟 / 每日上限',
    render: (_, it) =>
      `${it.perMinute.toLocaleString('zh-CN')} / ${it.perDay.toLocaleString('zh-CN')}`,
  },
  {
    key: 'today',
    title: '今日调用',
    render: (_, it) => (
      <TwoLines second={`拒绝 ${it.today.refused.toLocaleString('zh-CN')} 次`}>
        {it.today.calls.toLocaleString('zh-CN')} 次
      </TwoLines>
    ),
  },
  {
    key: 'keys',
    title: '有效密钥',
    responsive: ['lg'],
    render: (_, it) => `${it.keys.filter((key) => !key.retiredAt).length} 个`,
  },
  stateColumn,
]

const narrowColumns = (onOpen: Open): TableColumnsType<Partner> => [nameColumn(onOpen), stateColumn]
