import * as z from 'zod'
import { defineOperation } from '../operation'
import { certificateKinds } from './certificate-kinds'

/** Where the seal of the holder's school stands, seen from the issuing authority's. */
export const schoolSealPlaces = ['none', 'left', 'right'] as const

/** What the centre may word and lay out; titles, fields and the data themselves are the platform's. */
export const TemplateFacts = z.strictObject({
  /** Empty: the centre's own name. */
  authority: z.string().trim().max(40),
  /** From the day of issue. */
  reportWithinDays: z.int().min(1).max(730),
  /** Printed where the dispatch leaves the remark empty. */
  remark: z.string().trim().max(60),
  /** The small print at the foot. */
  statement: z.string().trim().min(1).max(60),
  /** Points. */
  titleSize: z.int().min(24).max(40),
  /** Points, of the labelled rows; long content takes smaller ones. */
  textSize: z.int().min(11).max(14),
  sealDiameterMm: z.int().min(36).max(46),
  /** A PNG uploaded as `school-picture`; null for the drawn seal. */
  sealFileId: z.uuid().nullable(),
  /** Printed where the school has one. Versions from before there was a choice have none. */
  schoolSeal: z.enum(schoolSealPlaces).default('none'),
})
export type TemplateFacts = z.infer<typeof TemplateFacts>

export const CertificateTemplate = z.object({
  kind: z.enum(certificateKinds),
  version: z.int(),
  facts: TemplateFacts,
  savedAt: z.iso.datetime(),
  /** Null for the version that the platform brought. */
  savedByName: z.string().nullable(),
})
export type CertificateTemplate = z.infer<typeof CertificateTemplate>

const OfCentre = { callers: ['staff'], access: 'settings.province' } as const

export const listTemplates = defineOperation({
  ...OfCentre,
  name: 'certificates.list-templates',
  label: '查看证书模板',
  writes: false,
  input: z.strictObject({}),
  output: z.object({
    /** What stands where a template leaves the authority empty. */
    centreName: z.string(),
    /** Every version, newest first. */
    templates: z.array(CertificateTemplate),
  }),
  errors: [],
})

/** A new version; certificates that were issued keep the one they were printed with. */
export const saveTemplate = defineOperation({
  ...OfCentre,
  name: 'certificates.save-template',
  label: '保存证书模板',
  writes: true,
  input: z.strictObject({
    kind: z.enum(certificateKinds),
    facts: TemplateFacts,
    /** The version that was changed. */
    version: z.int().min(1).max(1_000_000_000),
  }),
  output: CertificateTemplate,
  errors: ['changed-elsewhere', 'fields-invalid', 'not-found'],
})

/** 样张: these facts with made-up data, never signed, marked on its face. */
export const previewTemplate = defineOperation({
  ...OfCentre,
  name: 'certificates.preview-template',
  label: '生成证书样张',
  writes: true,
  input: z.strictObject({
    kind: z.enum(certificateKinds),
    colour: z.enum(['blue', 'red']),
    facts: TemplateFacts,
  }),
  output: z.object({ url: z.string(), name: z.string() }),
  errors: ['fields-invalid', 'not-found'],
})

export const certificateTemplateOperations = [listTemplates, saveTemplate, previewTemplate] as const
