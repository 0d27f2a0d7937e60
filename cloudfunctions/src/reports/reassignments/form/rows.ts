import type { Cell, Row } from '../../../printing/table'
import type { FormContent } from './content'

/** Points that a hand needs for a signature, and a stamp. */
const SIGNATURE = 44
const STAMP = 92

const DAY = '年　　月　　日'

const label = (text: string, share: number): Cell => ({ lines: [text], share, look: 'label' })
const value = (text: string, share: number): Cell => ({ lines: [text || '—'], share })
const heading = (text: string): Row => ({ cells: [{ lines: [text], share: 1, look: 'band' }] })

/** 「调整改派申请表」 from top to bottom. */
export function formRows(content: FormContent): Row[] {
  return [
    heading('一、毕业生基本情况'),
    ...personRows(content),
    heading('二、改派内容'),
    ...changeRows(content),
    heading('三、签字和意见'),
    ...signatureRows(content),
  ]
}

const pair = (first: readonly [string, string], second: readonly [string, string]): Row => ({
  cells: [
    label(first[0], 0.17),
    value(first[1], 0.33),
    label(second[0], 0.17),
    value(second[1], 0.33),
  ],
})

const personRows = ({ person, careerChoiceEndsOn, certificate }: FormContent): Row[] => [
  pair(['姓名', person.name], ['性别', person.sex]),
  pair(['证件类型', person.idType], ['证件号码', person.idNumber]),
  pair(['学号', person.studentNumber], ['学历', person.educationLevel]),
  pair(['毕业院校', person.school], ['院系', person.department]),
  pair(['专业', person.major], ['毕业日期', person.graduatesOn]),
  pair(['择业期截止', careerChoiceEndsOn], [certificate.name, certificate.number]),
]

function changeRows({ changes, reason, materials }: FormContent): Row[] {
  return [
    { cells: [label('项目', 0.2), label('原派遣', 0.4), label('申请改派为', 0.4)] },
    ...changes.map((it) => ({
      cells: [label(it.label, 0.2), value(it.former, 0.4), value(it.wanted, 0.4)],
    })),
    { cells: [label('改派原因', 0.2), value(reason, 0.8)] },
    { cells: [label('已上传材料', 0.2), value(materials.join('、'), 0.8)] },
  ]
}

function signatureRows({ needs, opinions }: FormContent): Row[] {
  const half = (lines: readonly string[]): Cell => ({
    lines,
    share: 0.5,
    foot: `（盖章）　　　　${DAY}`,
  })
  const notNeeded = (needed: boolean) => (needed ? '' : '（按规定可不填）')
  return [
    {
      least: SIGNATURE,
      cells: [
        {
          lines: ['本人申请调整改派，以上内容和所附材料真实有效。'],
          share: 1,
          foot: `申请人签字：　　　　　　　　　　联系电话：　　　　　　　　　　　${DAY}`,
        },
      ],
    },
    {
      least: STAMP,
      cells: [
        half([`原单位或其主管部门意见${notNeeded(needs.release)}：`]),
        half([`新接收单位或其主管部门意见${notNeeded(needs.acceptance)}：`]),
      ],
    },
    {
      least: STAMP,
      cells: [half(['学校意见：', ...opinions.school]), half(['省中心意见：', ...opinions.centre])],
    },
  ]
}
