/** What a file is for decides its size cap, the types accepted and who may open it. */
export const filePurposes = [
  'import-file',
  'school-picture',
  'attachment',
  'appeal-attachment',
  'announcement-attachment',
] as const
export type FilePurpose = (typeof filePurposes)[number]

const pictureOrPdf = {
  maxBytes: 10 * 1024 * 1024,
  mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
}

export const fileLimits: Record<FilePurpose, { maxBytes: number; mediaTypes: readonly string[] }> =
  {
    'import-file': {
      maxBytes: 20 * 1024 * 1024,
      mediaTypes: [
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/x-dbf',
      ],
    },
    'school-picture': { maxBytes: 2 * 1024 * 1024, mediaTypes: ['image/jpeg', 'image/png'] },
    attachment: pictureOrPdf,
    'appeal-attachment': pictureOrPdf,
    'announcement-attachment': pictureOrPdf,
  }

/** Larger files travel in pieces of this size: what has arrived need not be sent again after a broken connection. */
export const PIECE_BYTES = 1024 * 1024
export const MOST_PIECES = 20

/** A photograph of a document has 12 million; a picture of more would fill the memory of whoever opens it. */
export const MOST_PIXELS = 50_000_000
export const LONGEST_SIDE = 12_000

/** That one student may send, or have printed, within a day, kept or not. */
export const MOST_UPLOADS_A_DAY = 60

/** Of one report. */
export const MOST_ATTACHMENTS = 6
