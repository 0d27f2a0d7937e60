import { Alert, Button, Flex, Select, Statistic } from 'antd'
import { useEffect, useState } from 'react'
import type { CertificateBatch } from 'shared-types/certificates/batch-operations'
import { certificateStandings, standingNames } from 'shared-types/certificates/standings'
import { errorText, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Facts } from '../../layout/facts'
import { Loaded } from '../../layout/loaded'
import { useSchoolOptions } from '../../schools/use-school-options'

type Counts = OutputOf<'certificates.preview-batch'>['counts']
type Colour = 'blue' | 'red'

/** Nothing is issued before the number of people was seen and confirmed. */
export function Preview({ year, batches }: { year: number; batches: readonly CertificateBatch[] }) {
  const schools = useSchoolOptions()
  const [schoolId, setSchoolId] = useState<string | null>(null)
  const [colour, setColour] = useState<Colour | null>(null)
  const filter = { year, ...(schoolId && { schoolId }), ...(colour && { colour }) }
  const isRunning = batches.some((it) => it.state === 'running')
  const ended = batches.filter((it) => it.state !== 'running').length
  const query = useOperation('certificates.preview-batch', filter)
  const { refetch } = query
  // Whoever was issued one is no longer due.
  useEffect(() => void refetch(), [ended, refetch])
  return (
    <Flex vertical gap={16}>
      <div role="search" aria-label="签发范围" className="filter-bar">
        <Select
          aria-label="学校"
          placeholder="全部学校"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={schoolId}
          onChange={(value: string | undefined) => setSchoolId(value ?? null)}
          options={schools.options}
          loading={schools.isLoading}
          popupMatchSelectWidth={false}
          style={{ minWidth: 180 }}
        />
        <Select
          aria-label="版式"
          placeholder="全部版式"
          allowClear
          value={colour}
          onChange={(value: Colour | undefined) => setColour(value ?? null)}
          options={[
            { value: 'blue', label: '蓝色（本科、专科）' },
            { value: 'red', label: '红色（研究生）' },
          ]}
          style={{ minWidth: 180 }}
        />
      </div>
      <Loaded query={query}>
        {({ counts }) => <Found filter={filter} counts={counts} isRunning={isRunning} />}
      </Loaded>
    </Flex>
  )
}

interface FoundProps {
  filter: { year: number; schoolId?: string; colour?: Colour }
  counts: Counts
  isRunning: boolean
}

function Found({ filter, counts, isRunning }: FoundProps) {
  const start = useAction('certificates.start-batch')
  const countOf = (standing: Counts[number]['standing']) =>
    counts.find((it) => it.standing === standing)?.count ?? 0
  const due = countOf('due')
  const others = certificateStandings.filter((it) => it !== 'due' && countOf(it) > 0)
  const confirm = () => start.mutate({ ...filter, expected: due })
  return (
    <Flex vertical gap={16} align="flex-start">
      <Statistic title="可以签发" value={due} suffix="人" />
      {others.length > 0 && (
        <Facts facts={others.map((it) => [standingNames[it], people(countOf(it))] as const)} />
      )}
      <Button
        type="primary"
        disabled={due === 0 || isRunning}
        loading={start.isPending}
        onClick={confirm}
      >
        {isRunning
          ? '正在签发，完成后可再次签发'
          : due === 0
            ? '没有可签发的人'
            : `签发 ${people(due)}的证书`}
      </Button>
      {start.error && <Alert type="error" showIcon role="alert" title={errorText(start.error)} />}
    </Flex>
  )
}

const people = (count: number) => `${count.toLocaleString('zh-CN')} 人`
