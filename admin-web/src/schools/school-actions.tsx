import { App, Button, Flex } from 'antd'
import { useAction } from '../api/use-action'
import { Refusal } from '../forms/refusal'
import type { School } from './school'

interface SchoolActionsProps {
  school: School
  onEdit: () => void
  onIssue: () => void
  onRefresh: () => void
}

export function SchoolActions({ school, onEdit, onIssue, onRefresh }: SchoolActionsProps) {
  const { modal, message } = App.useApp()
  const switching = useAction('schools.switch')
  const requiring = useAction('schools.require-second-factor')
  const { id, version, name, enabled, requiredByCentre } = school
  const error = switching.error ?? requiring.error
  const ask = (title: string, content: string, okText: string, send: () => Promise<unknown>) =>
    void modal.confirm({
      icon: null,
      title,
      content,
      okText,
      okButtonProps: { danger: okText === '停用' },
      cancelText: '取消',
      onOk: () =>
        send().then(
          () => void message.success('已保存'),
          () => undefined,
        ),
    })
  const askSwitch = () =>
    ask(
      enabled ? `停用${name}？` : `启用${name}？`,
      enabled
        ? '停用后，该校用户和学生的下一次操作就会被拒绝，数据保留；已签发的证书仍可核验。'
        : '启用后，该校用户和学生可以继续使用。',
      enabled ? '停用' : '启用',
      () => switching.mutateAsync({ id, version, enabled: !enabled }),
    )
  const askRequire = () =>
    ask(
      requiredByCentre ? `不再要求${name}使用动态码？` : `要求${name}使用动态码？`,
      requiredByCentre
        ? '该校自己的要求不受影响；已绑定身份验证器的用户仍用动态码登录。'
        : '该校用户下次登录时须绑定身份验证器，之后每次登录输入动态码。',
      '确定',
      () => requiring.mutateAsync({ id, required: !requiredByCentre }),
    )
  return (
    <>
      <Flex wrap gap={8} style={{ marginBottom: 16 }}>
        <Button onClick={onEdit}>编辑</Button>
        <Button onClick={onIssue}>发放管理员账号</Button>
        <Button loading={requiring.isPending} onClick={askRequire}>
          {requiredByCentre ? '取消动态码要求' : '要求使用动态码'}
        </Button>
        <Button danger={enabled} loading={switching.isPending} onClick={askSwitch}>
          {enabled ? '停用' : '启用'}
        </Button>
      </Flex>
      {error && (
        <Refusal
          error={error}
          onRefresh={() => {
            switching.reset()
            requiring.reset()
            onRefresh()
          }}
        />
      )}
    </>
  )
}
