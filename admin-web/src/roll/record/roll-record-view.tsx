import { App, Button } from 'antd'
import { nameOfCode } from 'shared-types/codes/code-tables'
import { divisionName } from 'shared-types/codes/divisions'
import { useState } from 'react'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Facts, Section } from '../../layout/facts'
import { RollEditForm } from '../edit/roll-edit-form'
import type { RollRecord } from '../edit/use-roll-edit'
import { useRollEntries, type RollEntries } from '../edit/use-roll-entries'
import { Binding } from './binding'
import { ReportsOfRecord } from './reports-of-record'
import { RollHistory } from './roll-history'

interface RollRecordViewProps {
  id: string
  /** When the record was corrected: what else on screen shows parts of it. */
  onCorrected?: () => void
}

/** One student of the roll: look, correct in place, see to the binding. */
export function RollRecordView({ id, onCorrected }: RollRecordViewProps) {
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const query = useOperation('students.get', { id }, { refetchOnWindowFocus: false })
  const close = () => setEditing(false)
  return (
    <Loaded query={query}>
      {(record) =>
        isEditing ? (
          <RollEditForm
            record={record}
            onRefresh={query.refetch}
            onClose={close}
            onSaved={() => {
              void message.success('学籍已修改')
              close()
              onCorrected?.()
            }}
          />
        ) : (
          <>
            {record.mayEdit && (
              <Button className="record-edit" onClick={() => setEditing(true)}>
                修改学籍
              </Button>
            )}
            <Body record={record} onRefresh={() => void query.refetch()} />
          </>
        )
      }
    </Loaded>
  )
}

function Body({ record, onRefresh }: { record: RollRecord; onRefresh: () => void }) {
  return (
    <div tabIndex={0} role="region" aria-label="学籍内容">
      <Section title="学籍信息">
        <RecordFacts record={record} />
      </Section>
      {record.reports.length > 0 && (
        <Section title="上报情况">
          <ReportsOfRecord record={record} />
        </Section>
      )}
      <Section title="微信绑定">
        <Binding record={record} onRefresh={onRefresh} />
      </Section>
      <Section title="修改记录">
        <RollHistory entries={record.history} />
      </Section>
    </div>
  )
}

function RecordFacts({ record }: { record: RollRecord }) {
  const entries = useRollEntries(record.year)
  return <Facts facts={factsOf(record, entries)} />
}

function factsOf(
  { holder, values, year }: RollRecord,
  { ethnicity, politicalStatus }: RollEntries,
): [string, string | undefined][] {
  return [
    ['姓名', holder.name],
    ['性别', holder.sex],
    ['证件类型', holder.idType],
    ['证件号码', holder.maskedIdNumber],
    ['学号', holder.studentNumber],
    ['准考证号', values.examNumber],
    ['出生日期', values.birthDate],
    ['民族', values.ethnicity && nameOfCode('ethnicity', values.ethnicity, ethnicity)],
    [
      '政治面貌',
      values.politicalStatus &&
        nameOfCode('politicalStatus', values.politicalStatus, politicalStatus),
    ],
    ['学历', holder.educationLevel],
    ['学校', holder.schoolName],
    ['院系', holder.departmentName],
    ['专业', holder.majorName],
    ['班级', holder.className],
    ['培养方式', holder.trainingMode],
    ['学制', values.studyYears && `${values.studyYears} 年`],
    ['入学日期', values.enrolledOn],
    ['毕业日期', values.graduatesOn],
    ['生源地', values.originRegion && divisionName(values.originRegion)],
    ['毕业证书编号', values.diplomaNumber],
    ['工作年份', `${year} 年`],
  ]
}
