import type { OutputOf } from '../../api/call'
import { TwoLines } from '../../layout/two-lines'
import { OpenRow } from '../../lists/open-row'
import type { ListColumn } from '../../lists/columns/list-column'

type StudentRow = OutputOf<'students.list'>['rows'][number]

/** What fits a phone; the rest is in the record. */
export const onPhone = ['name', 'major', 'bound']

export function rollColumns(
  onOpen: (id: string) => void,
  isOfAllSchools: boolean,
): ListColumn<StudentRow>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      className: 'nowrap',
      isFixed: true,
      isSortable: true,
      render: (row) => (
        <TwoLines second={row.maskedIdNumber}>
          <OpenRow label={`查看 ${row.name} 的学籍`} onOpen={() => onOpen(row.id)}>
            {row.name}
          </OpenRow>
          （{row.sex}）
        </TwoLines>
      ),
    },
    {
      key: 'number',
      title: '学号与学历',
      className: 'nowrap',
      isSortable: true,
      render: (row) => <TwoLines second={row.educationLevel}>{row.studentNumber}</TwoLines>,
    },
    ...(isOfAllSchools
      ? [{ key: 'school', title: '学校', render: (row: StudentRow) => row.schoolName }]
      : []),
    { key: 'department', title: '院系', render: (row) => row.departmentName },
    {
      key: 'major',
      title: '专业与班级',
      render: (row) => <TwoLines second={row.className}>{row.majorName}</TwoLines>,
    },
    { key: 'class', title: '班级', isExtra: true, render: (row) => row.className },
    { key: 'education', title: '学历', isExtra: true, render: (row) => row.educationLevel },
    {
      key: 'bound',
      title: '微信绑定',
      className: 'nowrap',
      render: (row) => (row.bound ? '已绑定' : '未绑定'),
    },
  ]
}
