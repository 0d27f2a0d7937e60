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

/** Of one report. */
export const MOST_ATTACHMENTS = 6
