import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Loaded } from '../layout/loaded'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { CursorPaging, usePageAsked } from '../lists/cursor-paging'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { Refusal } from '../forms/refusal'
import { AddStaffDialog } from './form/add-staff-dialog'
import { EditStaffDialog } from './form/edit-staff-dialog'
import { OneTimePasswordDialog } from './list/one-time-password-dialog'
import { StaffFilters } from './list/staff-filters'
import { StaffTable } from './list/staff-table'
import { useStaffActions } from './list/use-staff-actions'
import { SecurityButton } from './security/security-button'
import './staff.css'

/** 「用户管理」: who of the school signs in here, and with which role. */
export function StaffListPage() {
  const may = useMay()
  const { params, set } = useUrlState()
  const { search } = useSearch()
  const roleId = params.get('role')
  const enabled = { yes: true, no: false }[params.get('enabled') ?? '']
  const filter = {
    ...(search && { search }),
    ...(roleId && { roleId }),
    ...(enabled !== undefined && { enabled }),
  }
  const list = useOperation(
    'staff.list',
    { ...filter, ...usePageAsked() },
    { placeholderData: keepPreviousData },
  )
  const actions = useStaffActions()
  const open = params.get('open')
  const close = () => set({ open: undefined }, { replace: true })
  const edited = list.data?.rows.find((it) => it.id === open)
  const refresh = () => {
    actions.reset()
    void list.refetch()
  }
  return (
    <Page
      title="用户管理"
      actions={
        <>
          {may('staff.security') && <SecurityButton />}
          {may('staff.edit') && (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => set({ open: 'new' })}
            >
              添加用户
            </Button>
          )}
        </>
      }
    >
      <Panel>
        <StaffFilters />
        {actions.error && <Refusal error={actions.error} onRefresh={refresh} />}
        <Loaded query={list}>
          {({ rows, next, total }) => (
            <>
              <StaffTable
                rows={rows}
                isLoading={list.isPlaceholderData}
                actions={actions}
                onEdit={(id) => set({ open: id })}
                empty={<Empty isFiltered={Object.keys(filter).length > 0} />}
              />
              <CursorPaging next={next} total={total} shown={rows.length} />
            </>
          )}
        </Loaded>
      </Panel>
      {open === 'new' && may('staff.edit') && <AddStaffDialog onClose={close} />}
      {edited?.allowed.edit && (
        <EditStaffDialog
          key={edited.id}
          member={edited}
          onRefresh={() =>
            list.refetch().then(({ data }) => data?.rows.find((it) => it.id === open))
          }
          onClose={close}
        />
      )}
      {actions.issued && (
        <OneTimePasswordDialog issued={actions.issued} onClose={actions.forgetIssued} />
      )}
    </Page>
  )
}

const Empty = ({ isFiltered }: { isFiltered: boolean }) => (
  <Nothing>
    {isFiltered
      ? '没有符合条件的用户，可以清除筛选后再看。'
      : '还没有用户。先在角色管理中添加角色，再添加用户。'}
  </Nothing>
)
