import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { appealCategoryLabels } from 'shared-types/appeals/workflow'
import { call, errorText } from '../../api/call'
import { useMay } from '../../app/session'
import { Facts, Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import { lastDayOf } from '../list/appeal-table'
import type { Appeal } from './appeal-drawer'

export function AppealFacts({ appeal }: { appeal: Appeal }) {
  const { person } = appeal
  return (
    <Section title={person.bound ? '申诉人（已绑定学籍）' : '申诉人（未绑定学籍，本人填写）'}>
      <Facts
        facts={[
          ['姓名', person.name],
          ['证件类型', person.idType],
          ['证件号码', <IdNumber key={appeal.id} appeal={appeal} />],
          ['学号', person.studentNumber],
          ['专业', person.majorName],
          ['学校', appeal.schoolName],
          ['类别', appealCategoryLabels[appeal.category]],
          ['申诉时间', showTime(appeal.submittedAt)],
          ['处理人', appeal.assignedTo?.name ?? '待受理'],
          ['回复期限', <DueDate key="due" appeal={appeal} />],
        ]}
      />
    </Section>
  )
}

function DueDate({ appeal }: { appeal: Appeal }) {
  if (!appeal.dueAt) return '—'
  const day = lastDayOf(appeal.dueAt)
  return appeal.overdue ? <strong className="overdue">{day}，已逾期</strong> : day
}

/** Masked until it is asked for, to compare a wrong digit; the asking is on record. */
function IdNumber({ appeal }: { appeal: Appeal }) {
  const may = useMay()
  const read = useMutation({
    mutationFn: () => call('appeals.read-id-number', { id: appeal.id }),
  })
  if (read.data) return read.data.idNumber
  return (
    <>
      {appeal.person.maskedIdNumber}
      {may('appeals.answer') && (
        <Button
          type="link"
          size="small"
          loading={read.isPending}
          onClick={() => read.mutate()}
          style={{ paddingInline: 4 }}
        >
          显示完整号码
        </Button>
      )}
      {read.error && (
        <span role="alert" className="problem">
          {errorText(read.error)}
        </span>
      )}
    </>
  )
}
