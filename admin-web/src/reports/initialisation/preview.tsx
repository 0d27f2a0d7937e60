import { Alert, Button, Flex } from 'antd'
import { useEffect } from 'react'
import type { Initialisation } from 'shared-types/reports/initialisation-operations'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Facts } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'

const people = (count: number) => `${count.toLocaleString('zh-CN')} 人`

/** Nothing is written before the number of people was seen and confirmed. */
export function Preview({ year, runs }: { year: number; runs: readonly Initialisation[] }) {
  const query = useOperation('dispatch.preview-initialisation', { year })
  const start = useAction('dispatch.start-initialisation')
  const isRunning = runs.some((it) => it.state === 'running')
  const ended = runs.filter((it) => it.state !== 'running').length
  const { refetch } = query
  useEffect(() => void refetch(), [ended, refetch])
  return (
    <Loaded query={query}>
      {({ due, held, unknown }) => (
        <Flex vertical gap={16} align="flex-start">
          <p className="quiet" style={{ margin: 0 }}>
            按生源地生成默认派遣：省内派遣到生源地市级人社部门（师范生为教育部门），省外派遣到省级就业主管部门，定向、委培和港澳台毕业生不纳入就业方案。已有派遣方案的不受影响。
          </p>
          <Facts
            facts={[
              ['待初始化', people(due)],
              ['已有派遣方案', people(held)],
              ['生源地未知，暂不初始化', people(unknown)],
            ]}
          />
          <Button
            type="primary"
            disabled={due === 0 || isRunning}
            loading={start.isPending}
            onClick={() => start.mutate({ year, expected: due })}
          >
            {isRunning ? '正在初始化' : due === 0 ? '没有待初始化的人' : `初始化 ${people(due)}`}
          </Button>
          {start.error && (
            <Alert type="error" showIcon role="alert" title={errorText(start.error)} />
          )}
        </Flex>
      )}
    </Loaded>
  )
}
