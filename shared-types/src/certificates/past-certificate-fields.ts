import type { RollField } from '../students/roll-fields'

const field = (
  name: string,
  label: string,
  type: RollField['type'],
  more: Partial<RollField> = {},
): RollField => ({
  name,
  label,
  type,
  required: false,
  aliases: [],
  example: '',
  hint: '',
  ...more,
})

/** Columns of the import of past years' certificates; one row per certificate. */
export const pastCertificateFields: readonly RollField[] = [
  field('number', '证书编号', 'text', {
    ...{ required: true, maxLength: 15, aliases: ['编号', '报到证编号', '报到证号', 'BDZBH'] },
    ...{ example: '201210558000123', hint: '15 位：毕业年份 4 位、院校代码 5 位、序号 6 位' },
  }),
  field('year', '毕业年份', 'year', {
    ...{ required: true, aliases: ['届别', '年份', 'BYNF'], example: '2012', hint: '2006 至 2022' },
  }),
  field('school', '院校代码', 'text', {
    ...{ required: true, maxLength: 5, aliases: ['学校代码', 'YXDM'], example: '10558' },
    hint: '五位代码',
  }),
  field('name', '姓名', 'text', {
    ...{ required: true, maxLength: 50, aliases: ['XM', '学生姓名'], example: '张示例' },
  }),
  field('idNumber', '身份证号', 'id-number', {
    ...{ aliases: ['SFZH', '证件号码'], example: '', hint: '登记册没有的可以留空' },
  }),
  field('sex', '性别', 'sex', { aliases: ['XB'], example: '女' }),
  field('educationLevel', '学历', 'code', {
    ...{ code: 'educationLevel' as const, required: true, aliases: ['XLDM', 'XL', '学历层次'] },
    ...{ example: '本科生毕业', hint: '填名称或代码；研究生为红色，本科和专科为蓝色' },
  }),
  field('major', '专业', 'text', {
    ...{ required: true, maxLength: 100, aliases: ['专业名称', 'ZYMC'], example: '汉语言文学' },
  }),
  field('receivingUnit', '报到单位', 'text', {
    ...{ required: true, maxLength: 100, aliases: ['接收单位', '单位名称', 'DWMC'] },
    example: '广州市人力资源和社会保障局',
  }),
  field('issuedOn', '签发日期', 'date', {
    ...{ required: true, aliases: ['发证日期', 'QFRQ'], example: '2012-07-01' },
  }),
  field('remark', '备注', 'text', { maxLength: 200, aliases: ['BZ'] }),
]

export const FIRST_PAST_YEAR = 2006
/** Of the last cohort that was given a paper certificate. */
export const LAST_PAST_YEAR = 2022
