import * as z from 'zod'
import { UploadTicket } from '../files/operations'
import { defineOperation } from '../operation'
import {
  AppealCategory,
  AppealFiles,
  AppealText,
  Appellant,
  MyAppeal,
  MyAppealRow,
} from './schemas'

/** Open to every WeChat identity that has consented, also before a record is bound. */
const About = { callers: ['student'], access: 'consented' } as const

const Id = z.strictObject({ id: z.uuid() })
const Version = z.int().min(1)

/** The schools to choose from while no record is bound. */
export const listAppealSchools = defineOperation({
  ...About,
  name: 'appeals.list-schools',
  label: '选择学校',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    schools: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
  }),
  errors: [],
})

/** Newest first; few, because only three may be open at a time. */
export const listMyAppeals = defineOperation({
  ...About,
  name: 'appeals.list-mine',
  label: '查看本人申诉',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ appeals: z.array(MyAppealRow) }),
  errors: [],
})

export const getMyAppeal = defineOperation({
  ...About,
  name: 'appeals.get-mine',
  label: '查看本人申诉详情',
  writes: false,
  input: Id,
  output: MyAppeal,
  errors: ['not-found'],
})

export const openAppeal = defineOperation({
  ...About,
  name: 'appeals.open',
  label: '提交申诉',
  writes: true,
  input: z.strictObject({
    /** Made once when the form is opened: sent twice over a bad connection, it opens one appeal. */
    key: z.uuid(),
    category: AppealCategory,
    content: AppealText,
    attachments: AppealFiles.default([]),
    /** Asked while no record is bound; afterwards the roll says who appeals, and it must be left out. */
    person: Appellant.optional(),
  }),
  output: MyAppeal,
  errors: ['fields-invalid', 'too-many-appeals', 'too-many-requests'],
})

export const addToAppeal = defineOperation({
  ...About,
  name: 'appeals.add',
  label: '补充申诉',
  writes: true,
  input: Id.extend({
    version: Version,
    text: AppealText,
    attachments: AppealFiles.default([]),
  }),
  output: MyAppeal,
  errors: [
    'not-found',
    'changed-elsewhere',
    'action-not-allowed',
    'fields-invalid',
    'too-many-requests',
  ],
})

export const closeMyAppeal = defineOperation({
  ...About,
  name: 'appeals.close-mine',
  label: '关闭本人申诉',
  writes: true,
  input: Id.extend({ version: Version }),
  output: MyAppeal,
  errors: ['not-found', 'changed-elsewhere', 'action-not-allowed'],
})

/** As files.prepare-upload, for a WeChat identity. Files belong to the school that is appealed to. */
export const prepareAppealAttachment = defineOperation({
  ...About,
  name: 'appeals.prepare-attachment',
  label: '准备上传申诉附件',
  writes: true,
  input: z.strictObject({
    name: z.string().trim().min(1).max(200),
    size: z
      .int()
      .min(1)
      .max(50 * 1024 * 1024),
    /** The school chosen in the form while no record is bound; left out afterwards. */
    schoolId: z.uuid().optional(),
    /** One's own appeal to which it will be added: the file goes to the school of that appeal, bound or not. */
    appealId: z.uuid().optional(),
  }),
  output: UploadTicket,
  errors: ['fields-invalid', 'not-found', 'file-too-large', 'too-many-requests'],
})

export const confirmAppealAttachment = defineOperation({
  ...About,
  name: 'appeals.confirm-attachment',
  label: '确认上传申诉附件',
  writes: true,
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.object({ fileId: z.uuid(), name: z.string(), size: z.int(), mediaType: z.string() }),
  errors: ['not-found', 'file-refused', 'file-too-large', 'scanner-unavailable'],
})

export const linkAppealAttachment = defineOperation({
  ...About,
  name: 'appeals.link-attachment',
  label: '打开本人申诉附件',
  writes: false,
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.object({ url: z.string(), name: z.string(), mediaType: z.string() }),
  errors: ['not-found'],
})

export const studentAppealOperations = [
  listAppealSchools,
  listMyAppeals,
  getMyAppeal,
  openAppeal,
  addToAppeal,
  closeMyAppeal,
  prepareAppealAttachment,
  confirmAppealAttachment,
  linkAppealAttachment,
] as const
