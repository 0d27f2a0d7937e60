import type { EffectiveField } from 'shared-types/reports/fields/field-settings'
import { sourceLabels, submissionLabels } from 'shared-types/reports/workflow'
import type { OutputOf } from '../../api/call'
import { showTime } from '../../layout/times'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import type { ListColumn } from '../../lists/columns/list-column'
import { StageTag } from '../stage-tag'

type ReportRow = OutputOf<'reports.list'>['rows'][number]

interface NameCellProps {
  row: ReportRow
  second: string
  onOpen: (id: string) => void
}

/** Who it is; opens the record. */
export function NameCell({ row, second, onOpen }: NameCellProps) {
  return (
    <TwoLines second={second}>
      <OpenRow
        label={`${row.allowedActions.includes('approve') ? '审核' : '查看'} ${row.name}`}
        onOpen={() => onOpen(row.id)}
      >
        {row.name}
      </OpenRow>
    </TwoLines>
  )
}

/** Every column that a list of reports can have; the wider ones wait until they are asked for. */
export function reportColumns(
  onOpen: (id: string) => void,
  isOfAllSchools: boolean,
  extensions: readonly EffectiveField[] = [],
): ListColumn<ReportRow>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      className: 'nowrap',
      isFixed: true,
      isSortable: true,
      render: (row) => <NameCell row={row} second={row.maskedIdNumber} onOpen={onOpen} />,
    },
    {
      key: 'number',
      title: '学号与学历',
      className: 'nowrap',
      isSortable: true,
      render: (row) => <TwoLines second={row.educationLevel}>{row.studentNumber}</TwoLines>,
    },
    isOfAllSchools
      ? {
          key: 'school',
          title: '学校与专业',
          render: (row) => <TwoLines second={row.majorName}>{row.schoolName}</TwoLines>,
        }
      : {
          key: 'major',
          title: '专业与班级',
          render: (row) => (
            <TwoLines second={row.className || row.departmentName}>{row.majorName}</TwoLines>
          ),
        },
    { key: 'department', title: '院系', isExtra: true, render: (row) => row.departmentName },
    { key: 'class', title: '班级', isExtra: true, render: (row) => row.className },
    { key: 'origin', title: '生源地', render: (row) => row.originRegion },
    {
      key: 'stage',
      title: '审核状态',
      render: (row) =>
        row.lacksProof ? (
          <TwoLines second="缺少证明材料">
            <StageTag stage={row.stage} />
          </TwoLines>
        ) : (
          <StageTag stage={row.stage} />
        ),
    },
    {
      key: 'submission',
      title: '上报状态',
      className: 'nowrap',
      render: (row) => (
        <TwoLines second={sourceLabels[row.source]}>{submissionLabels[row.submission]}</TwoLines>
      ),
    },
    {
      key: 'source',
      title: '信息来源',
      className: 'nowrap',
      isExtra: true,
      render: (row) => sourceLabels[row.source],
    },
    {
      key: 'updated',
      title: '更新时间',
      className: 'nowrap',
      isSortable: true,
      render: (row) => {
        const [day = '', time = ''] = showTime(row.updatedAt).split(' ')
        return <TwoLines second={time}>{day}</TwoLines>
      },
    },
    ...extensions.map(({ name, label, type }): ListColumn<ReportRow> => ({
      key: name,
      title: label,
      isExtra: true,
      render: ({ extensions: values }) =>
        type === 'attachment' ? (values[name] ? '已上传' : '') : (values[name] ?? ''),
    })),
  ]
}
