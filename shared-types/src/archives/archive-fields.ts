import type { Field } from '../reports/fields/field'

export const carriers = [
  { code: 'confidential-post', name: '机要通信' },
  { code: 'ems', name: 'EMS' },
  { code: 'by-hand', name: '专人送达' },
] as const
export type Carrier = (typeof carriers)[number]['code']

export const carrierName = (code: string) => carriers.find((it) => it.code === code)?.name ?? code

/** An archive that has left the school went somewhere, by some means. */
const LEFT = { state: ['sent', 'received', 'returned'] } as const
const POSTED = { carrier: ['confidential-post', 'ems'] } as const

/** What a school enters about one archive 「档案」 (fields.md, Archive). Conditions also look at its `state`. */
export const archiveFields = [
  {
    name: 'recipientUnit',
    label: '档案接收单位名称',
    section: '接收单位',
    type: 'text',
    maxLength: 100,
    required: LEFT,
    configurable: false,
    dataClass: 'personal',
    ministryName: 'DAZJDWMC',
  },
  {
    name: 'recipientContact',
    label: '接收单位联系人',
    section: '接收单位',
    type: 'text',
    maxLength: 50,
    required: false,
    configurable: false,
    dataClass: 'personal',
  },
  {
    name: 'recipientPhone',
    label: '接收单位联系电话',
    section: '接收单位',
    type: 'phone',
    required: false,
    configurable: false,
    dataClass: 'sensitive',
  },
  {
    name: 'recipientAddress',
    label: '接收档案单位地址',
    section: '接收单位',
    type: 'text',
    maxLength: 200,
    required: false,
    configurable: false,
    dataClass: 'personal',
    ministryName: 'DAZJDWDZ',
  },
  {
    name: 'handler',
    label: '档案转递学校负责人',
    section: '转递',
    type: 'text',
    maxLength: 50,
    required: false,
    configurable: false,
    dataClass: 'personal',
  },
  {
    name: 'carrier',
    label: '转递方式',
    section: '转递',
    type: 'choice',
    choices: carriers,
    required: LEFT,
    configurable: false,
    dataClass: 'internal',
  },
  {
    name: 'trackingNumber',
    label: '机要/EMS 单号',
    section: '转递',
    type: 'text',
    maxLength: 40,
    required: false,
    visible: POSTED,
    configurable: false,
    dataClass: 'internal',
  },
] as const satisfies readonly Field[]
