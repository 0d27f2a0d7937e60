import * as z from 'zod'
import { defineOperation } from '../operation'
import { filePurposes, MOST_PIECES } from './file-limits'

const FilePurpose = z.enum(filePurposes)

export const UploadTicket = z.object({
  fileId: z.uuid(),
  method: z.literal('POST'),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  fileField: z.string(),
})
export type UploadTicket = z.infer<typeof UploadTicket>

/** A place to send one file to, directly to storage. The file counts for nothing until it is confirmed. */
export const prepareUpload = defineOperation({
  name: 'files.prepare-upload',
  label: '准备上传',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: true,
  input: z.strictObject({
    purpose: FilePurpose,
    name: z.string().trim().min(1).max(200),
    size: z
      .int()
      .min(1)
      .max(50 * 1024 * 1024),
  }),
  output: UploadTicket,
  errors: ['file-too-large', 'permission-denied', 'too-many-requests'],
})

const Pieces = z.int().min(1).max(MOST_PIECES)

/** A place for one piece of an announced file; sending it again replaces it. */
export const preparePiece = defineOperation({
  name: 'files.prepare-piece',
  label: '准备上传分段',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({
    fileId: z.uuid(),
    at: z
      .int()
      .min(0)
      .max(MOST_PIECES - 1),
  }),
  output: UploadTicket,
  errors: ['not-found'],
})

/** Which pieces are there, for whoever goes on after an interruption. */
export const arrivedPieces = defineOperation({
  name: 'files.arrived-pieces',
  label: '查询已上传的分段',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({ fileId: z.uuid(), pieces: Pieces }),
  output: z.object({ arrived: z.array(z.int()) }),
  errors: ['not-found'],
})

/** Looks at what arrived: real size and type by content; of a file in pieces also whether it is the one that was sent. */
export const confirmUpload = defineOperation({
  name: 'files.confirm-upload',
  label: '确认上传',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: true,
  input: z.strictObject({
    fileId: z.uuid(),
    pieces: Pieces.optional(),
    sha1: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .optional(),
  }),
  output: z.object({ fileId: z.uuid(), name: z.string(), size: z.int(), mediaType: z.string() }),
  errors: ['not-found', 'file-refused', 'file-too-large', 'scanner-unavailable'],
})

/** A link of a few minutes to a file that the caller may see. */
export const linkFile = defineOperation({
  name: 'files.link',
  label: '打开附件',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.object({ url: z.string(), name: z.string(), mediaType: z.string() }),
  errors: ['not-found'],
})

export const fileOperations = [
  prepareUpload,
  preparePiece,
  arrivedPieces,
  confirmUpload,
  linkFile,
] as const
