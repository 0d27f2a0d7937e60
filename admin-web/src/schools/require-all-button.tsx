import { DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'

/** The centre's demand for a second factor, of every school at once. */
export function RequireAllButton() {
  const { modal, message } = App.useApp()
  const requiring = useAction('schools.require-second-factor')
  const ask = (required: boolean) =>
    void modal.confirm({
      icon: null,
      title: required ? '要求全部院校使用动态码？' : '取消对全部院校的动态码要求？',
      content: required
        ? '所有院校的用户下次登录时须绑定身份验证器。'
        : '学校自己的要求不受影响；已绑定身份验证器的用户仍用动态码登录。',
      okText: '确定',
      cancelText: '取消',
      onOk: () =>
        requiring.mutateAsync({ id: 'all', required }).then(
          ({ schools }) => void message.success(`已更新 ${schools} 所院校`),
          (error: unknown) => void message.error(errorText(error)),
        ),
    })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'require', label: '要求全部院校使用', onClick: () => ask(true) },
          { key: 'lift', label: '取消全部要求', onClick: () => ask(false) },
        ],
      }}
    >
      <Button loading={requiring.isPending}>
        登录动态码 <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
