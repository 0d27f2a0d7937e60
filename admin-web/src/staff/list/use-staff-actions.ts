import { App } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import type { StaffMember } from '../staff-member'

export type StaffTask = 'switch' | 'reset-password' | 'unlock' | 'reset-second-factor' | 'delete'

interface Question {
  title: string
  content: string
  okText: string
  danger?: boolean
  send: () => Promise<unknown>
}

/** What can be done to a user's account, each after a question that says what follows from it. */
export function useStaffActions() {
  const { modal, message } = App.useApp()
  const [issued, setIssued] = useState<OutputOf<'staff.reset-password'>>()
  const switching = useAction('staff.switch')
  const resetting = useAction('staff.reset-password')
  const unlocking = useAction('staff.unlock')
  const freeing = useAction('staff.reset-second-factor')
  const deleting = useAction('staff.delete')
  const all = [switching, resetting, unlocking, freeing, deleting]
  const reset = () => all.forEach((it) => it.reset())
  const questionOf = (member: StaffMember): Record<StaffTask, Question> => {
    const { id, version, name, account, enabled } = member
    const who = `${name}（${account}）`
    const which = { id, version }
    return {
      switch: {
        title: enabled ? `停用${who}？` : `启用${who}？`,
        content: enabled
          ? '停用后立即退出登录，不能再登录，直到重新启用。'
          : '启用后可以用原来的密码登录。',
        okText: enabled ? '停用' : '启用',
        danger: enabled,
        send: () => switching.mutateAsync({ ...which, enabled: !enabled }),
      },
      'reset-password': {
        title: `重置${who}的密码？`,
        content: '原密码立即失效，已有的登录会退出。系统生成一个一次性密码，下次登录时须修改。',
        okText: '重置密码',
        send: () => resetting.mutateAsync(which).then(setIssued),
      },
      unlock: {
        title: `解除${who}的锁定？`,
        content: '因多次输错密码或动态码而锁定。请先确认是本人所为。',
        okText: '解除锁定',
        send: () => unlocking.mutateAsync({ id }),
      },
      'reset-second-factor': {
        title: `重置${who}的二次验证？`,
        content:
          '用于手机和恢复码都已丢失的用户。原身份验证器和恢复码立即失效，已有的登录会退出；学校要求二次验证的，下次登录时须重新绑定。请先确认是本人提出。',
        okText: '重置二次验证',
        danger: true,
        send: () => freeing.mutateAsync(which),
      },
      delete: {
        title: `删除${who}？`,
        content: '删除后不能恢复。只有从未登录过的用户可以删除，其他用户可以停用。',
        okText: '删除',
        danger: true,
        send: () => deleting.mutateAsync(which),
      },
    }
  }
  const ask = (member: StaffMember, task: StaffTask) => {
    const { title, content, okText, danger = false, send } = questionOf(member)[task]
    void modal.confirm({
      icon: null,
      title,
      content,
      okText,
      okButtonProps: { danger },
      cancelText: '取消',
      onOk: () => {
        reset()
        return send().then(
          () => void (task !== 'reset-password' && message.success(`已${okText}`)),
          () => undefined,
        )
      },
    })
  }
  const error = all.map((it) => it.error).find((it) => it !== null) ?? null
  return { ask, reset, error, issued, forgetIssued: () => setIssued(undefined) }
}
