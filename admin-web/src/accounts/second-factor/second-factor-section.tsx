import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { Section } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { showTime } from '../../layout/times'
import { EnrolDialog } from './enrol-dialog'
import { RemoveDialog } from './remove-dialog'
import { RenewDialog } from './renew-dialog'

type Task = 'enrol' | 'renew' | 'remove'

/** One's own second factor: taken up, its recovery codes renewed, given up where nobody demands it. */
export function SecondFactorSection() {
  const query = useOperation('accounts.get-second-factor', {})
  const [task, setTask] = useState<Task>()
  const close = () => setTask(undefined)
  return (
    <Section title="二次验证">
      <Loaded query={query}>
        {(factor) =>
          factor.enrolled ? (
            <Enrolled factor={factor} onTask={setTask} />
          ) : (
            <>
              <p className="quiet">
                未启用。启用后，登录时除密码外还须输入手机上的动态码，他人得知密码也不能登录。
              </p>
              <Button onClick={() => setTask('enrol')}>启用二次验证</Button>
            </>
          )
        }
      </Loaded>
      {task === 'enrol' && <EnrolDialog onClose={close} />}
      {task === 'renew' && <RenewDialog onClose={close} />}
      {task === 'remove' && <RemoveDialog onClose={close} />}
    </Section>
  )
}

interface EnrolledProps {
  factor: OutputOf<'accounts.get-second-factor'>
  onTask: (task: Task) => void
}

function Enrolled({ factor, onTask }: EnrolledProps) {
  const { enrolledAt, recoveryCodesLeft, required } = factor
  return (
    <>
      <p className="quiet">
        {enrolledAt && `${showTime(enrolledAt)} 启用，`}剩余恢复码 {recoveryCodesLeft} 个。
        {recoveryCodesLeft < 3 && <span className="problem">请尽快更换恢复码。</span>}
        {required && '学校或省中心要求使用，不能停用。'}
      </p>
      <Flex wrap gap={8}>
        <Button onClick={() => onTask('renew')}>更换恢复码</Button>
        {!required && (
          <Button danger onClick={() => onTask('remove')}>
            停用二次验证
          </Button>
        )}
      </Flex>
    </>
  )
}
