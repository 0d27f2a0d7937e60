import type { Visitor } from 'shared-types/identity/operations'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Result } from '../../components/state/result'
import { goBack, replaceBy } from '../../platform/page'
import { reportPage } from '../../navigation/pages'

interface Props {
  student: NonNullable<Visitor['student']>
  /** The origin report is not handed in yet. */
  hasToReport: boolean
  /** Bound just now, not some time ago. */
  isNew: boolean
}

export function Bound({ student, hasToReport, isNew }: Props) {
  return (
    <>
      <Result kind="success" title={isNew ? '绑定成功' : '已绑定学籍'} text={student.schoolName} />
      <Card>
        <Cell label="姓名" value={student.name} />
        <Cell label="证件号码" value={student.maskedIdNumber} />
        <Cell label="学号" value={student.studentNumber} />
        <Cell label="专业" value={student.majorName} />
        <Cell label="毕业年份" value={`${student.year} 届`} />
      </Card>
      {hasToReport && (
        <Button className="complete" onTap={() => replaceBy(reportPage('origin'))}>
          马上完善信息
        </Button>
      )}
      <Button className="back" kind="plain" onTap={goBack}>
        返回
      </Button>
    </>
  )
}
