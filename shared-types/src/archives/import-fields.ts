import type { ImportField } from '../imports/import-subjects'
import { rollFields, type RollFieldName } from '../students/roll-fields'
import { archiveFields } from './archive-fields'

/** How a column about the person is headed and read is the roll's business; whether it must be there is ours. */
function ofRoll(name: RollFieldName, hint: string, required = false): ImportField {
  const field = rollFields.find((it) => it.name === name)
  if (!field) throw new Error(`the roll has no field ${name}`)
  return { ...field, required, hint }
}

type ArchiveFieldName = (typeof archiveFields)[number]['name']
const columns: Record<
  ArchiveFieldName,
  { aliases: readonly string[]; example: string; hint: string }
> = {
  recipientUnit: {
    aliases: ['DAZJDWMC', '档案接收单位', '接收单位', '接收单位名称', '档案转寄单位'],
    example: '广州市人才服务中心',
    hint: '已寄出、已签收或退回的须填写',
  },
  recipientContact: { aliases: ['接收联系人', '联系人'], example: '王老师', hint: '' },
  recipientPhone: {
    aliases: ['接收联系电话', '联系电话', '接收单位电话'],
    example: '020-88888888',
    hint: '手机号，或带区号的固定电话',
  },
  recipientAddress: {
    aliases: ['DAZJDWDZ', '接收单位地址', '档案接收单位地址', '转寄地址'],
    example: '广州市天河区示例路1号',
    hint: '',
  },
  handler: { aliases: ['转递负责人', '学校负责人', '经办人'], example: '陈老师', hint: '' },
  carrier: {
    aliases: ['寄递方式', '邮寄方式', '投递方式'],
    example: 'EMS',
    hint: '机要通信、EMS 或专人送达；已寄出、已签收或退回的须填写',
  },
  trackingNumber: {
    aliases: ['单号', '机要号', '机要编号', 'EMS单号', '快递单号'],
    example: 'EX000000001CN',
    hint: '列须设为文本格式',
  },
}

/** Columns of the import of archives 「档案」, by fields.md; the person is found on the roll. */
export const archiveImportFields = [
  ofRoll('name', '与学籍一致', true),
  ofRoll('idType', '不填默认为居民身份证'),
  ofRoll('idNumber', '身份证号与学号至少填一项；列须设为文本格式'),
  ofRoll('studentNumber', '身份证号与学号至少填一项'),
  {
    name: 'graduated',
    label: '是否毕业',
    type: 'yes-no',
    required: false,
    aliases: ['毕业', 'SFBY'],
    example: '是',
    hint: '不填默认为“是”；没有毕业、也不在学籍中的人须填“否”',
  },
  ofRoll('major', '只有不在学籍中的人需要填写'),
  ...archiveFields.map((field): ImportField => ({
    name: field.name,
    label: field.label,
    type: field.type,
    required: false,
    ...columns[field.name],
  })),
  {
    name: 'state',
    label: '档案投递状态',
    type: 'choice',
    required: false,
    aliases: ['投递状态', '档案状态', '状态'],
    example: '已寄出',
    hint: '待寄出、已寄出、已签收、退回或留校；不填时新档案为待寄出，已有的不变',
  },
  {
    name: 'stateOn',
    label: '状态日期',
    type: 'date',
    required: false,
    aliases: ['日期', '寄出日期', '签收日期', '投递日期'],
    example: '2026-07-01',
    hint: '进入该状态的日期；已寄出、已签收或退回的须填写，其余不填为导入当天',
  },
] as const satisfies readonly ImportField[]
