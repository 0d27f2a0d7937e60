import { Alert, Button, Flex, Radio } from 'antd'
import { staffLevelLabels } from 'shared-types/accounts/permissions'
import { Rebased } from '../../forms/rebased'
import type { OutputOf } from '../../api/call'
import { TextField } from '../../forms/text-field'
import { Panel } from '../../layout/panel'
import { Refusal } from '../../forms/refusal'
import { FunctionTicks } from './function-ticks'
import { LackingNotice, newlyLacking } from './lacking-notice'
import { MajorTicks } from './major-ticks'
import { newRole } from './role-values'
import { useRoleForm } from './use-role-form'

type Role = OutputOf<'roles.get'>

interface RoleFormProps {
  role?: Role
  tree: OutputOf<'roles.permission-tree'>
  onRefresh: () => Promise<{ data?: Role | undefined }>
}

export function RoleForm({ role, tree, onRefresh }: RoleFormProps) {
  const form = useRoleForm(role, { ...newRole, level: tree.levels[0] ?? 'level2' })
  const { values, base, change } = form
  const isReadOnly = base?.editable === false
  const fresh = base ? newlyLacking(base) : { functions: [], majors: [] }
  const refresh = () =>
    void onRefresh().then(({ data }) => {
      if (data) form.takeOver(data)
    })
  return (
    <form
      aria-label={base ? `编辑角色${base.name}` : '添加角色'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.save()
      }}
    >
      <Panel>
        {base && isReadOnly && <ReadOnlyNotice role={base} />}
        {base && !base.isAdministrator && (
          <LackingNotice role={base} tree={tree} values={values} onGrant={change} />
        )}
        <RoleFacts form={form} levels={tree.levels} isReadOnly={isReadOnly} />
        <FunctionTicks
          groups={tree.groups}
          held={values.functions}
          newOnes={new Set(fresh.functions)}
          isDisabled={isReadOnly}
          onChange={(functions) => change({ functions })}
        />
        <MajorTicks
          tree={tree}
          held={values.majors}
          newOnes={new Set(fresh.majors)}
          isDisabled={isReadOnly}
          onChange={(majors) => change({ majors })}
        />
      </Panel>
      {!isReadOnly && <Foot form={form} onRefresh={refresh} />}
    </form>
  )
}

const ReadOnlyNotice = ({ role }: { role: Role }) => (
  <Alert
    type="info"
    showIcon
    style={{ marginBottom: 16 }}
    title={
      role.isAdministrator
        ? '学校管理员角色由省中心发放，拥有本校的全部权限，不能修改。'
        : '您没有此角色的全部权限，或不能编辑角色，只能查看。'
    }
  />
)

type Form = ReturnType<typeof useRoleForm>

interface RoleFactsProps {
  form: Form
  levels: OutputOf<'roles.permission-tree'>['levels']
  isReadOnly: boolean
}

function RoleFacts({ form, levels, isReadOnly }: RoleFactsProps) {
  const { values, problems, change } = form
  const offered = levels.includes(values.level) ? levels : [...levels, values.level]
  return (
    <>
      <TextField
        name="name"
        label="角色名称"
        value={values.name}
        maxLength={50}
        isRequired
        disabled={isReadOnly}
        problem={problems['name']}
        onChange={(name) => change({ name })}
      />
      <div className="field-row" role="group" aria-label="级别">
        <div className="field-name">
          级别{' '}
          <span className="problem" aria-hidden="true">
            *
          </span>
        </div>
        <Radio.Group
          value={values.level}
          disabled={isReadOnly}
          options={offered.map((it) => ({ value: it, label: staffLevelLabels[it] }))}
          onChange={(event) => change({ level: event.target.value as typeof values.level })}
        />
        <div className="quiet">级别只决定审核的步骤，不影响能看到什么。</div>
      </div>
      <TextField
        name="description"
        label="角色描述"
        value={values.description}
        maxLength={200}
        disabled={isReadOnly}
        problem={problems['description']}
        onChange={(description) => change({ description })}
      />
    </>
  )
}

function Foot({ form, onRefresh }: { form: Form; onRefresh: () => void }) {
  return (
    <div className="page-foot">
      {form.error && <Refusal error={form.error} onRefresh={onRefresh} />}
      {form.isRebased && <Rebased />}
      <Flex gap={8}>
        <Button
          type="primary"
          htmlType="submit"
          loading={form.isSaving}
          disabled={form.base !== undefined && !form.isDirty}
        >
          保存
        </Button>
        <Button disabled={form.isSaving} onClick={form.cancel}>
          取消
        </Button>
      </Flex>
    </div>
  )
}
