import * as z from 'zod'
import { certificateKinds } from '../certificates/certificate-kinds'
import { defineOperation } from '../operation'
import { Kind, Year } from '../reports/schemas'

const Day = z.iso.date()
const Version = z.int().min(1).max(1_000_000_000)
const OfProvince = { callers: ['staff'], access: 'settings.province', writes: true } as const

const Switch = z.object({
  isOpen: z.boolean(),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  version: Version,
})

/** 「上报设置」 of one year: the centre's switches, the school's own, and what holds today. */
export const listSwitches = defineOperation({
  name: 'settings.list-switches',
  label: '查看上报设置',
  callers: ['staff'],
  access: 'settings.reporting',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: z.object({
    switches: z.array(
      z.object({
        kind: Kind,
        /** Null until somebody decides: closed for the centre, following the centre for a school. */
        centre: Switch.nullable(),
        /** Null for the centre, which has no school of its own. */
        school: Switch.nullable(),
        openNow: z.boolean(),
        closedReason: z.string().nullable(),
      }),
    ),
  }),
  errors: [],
})

/** Sets the caller's own switch: a school's for its students, the centre's above every school. */
export const setSwitch = defineOperation({
  name: 'settings.set-switch',
  label: '设置上报开关',
  callers: ['staff'],
  access: 'settings.reporting',
  writes: true,
  input: z.strictObject({
    year: Year,
    kind: Kind,
    isOpen: z.boolean(),
    opensOn: Day.nullable(),
    closesOn: Day.nullable(),
    /** Of the decision that was seen; null when there was none. */
    version: Version.nullable(),
  }),
  output: z.object({ version: Version }),
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid'],
})

export const addYear = defineOperation({
  ...OfProvince,
  name: 'settings.add-year',
  label: '添加工作年份',
  input: z.strictObject({ year: Year }),
  output: z.object({ years: z.array(Year), currentYear: Year.nullable() }),
  errors: ['name-taken'],
})

export const setCurrentYear = defineOperation({
  ...OfProvince,
  name: 'settings.set-current-year',
  label: '设置当前工作年份',
  input: z.strictObject({ year: Year }),
  output: z.object({ years: z.array(Year), currentYear: Year.nullable() }),
  errors: ['not-found'],
})

export const DispatchNature = z.object({
  code: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  position: z.int(),
})
export type DispatchNature = z.infer<typeof DispatchNature>

/** 「派遣性质」 as the centre words and orders them; what follows from each is the platform's rule. */
export const listDispatchNatures = defineOperation({
  name: 'settings.list-dispatch-natures',
  label: '查看派遣性质',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ natures: z.array(DispatchNature), version: z.int() }),
  errors: [],
})

/** All of them, in the order they are to be offered; one that is off can no longer be chosen, records keep it. */
export const saveDispatchNatures = defineOperation({
  ...OfProvince,
  name: 'settings.save-dispatch-natures',
  label: '保存派遣性质',
  input: z.strictObject({
    natures: z
      .array(
        z.strictObject({
          code: z.string().max(30),
          name: z.string().trim().min(1).max(30),
          enabled: z.boolean(),
        }),
      )
      .min(1)
      .max(20),
    version: Version,
  }),
  output: z.object({ natures: z.array(DispatchNature), version: z.int() }),
  errors: ['changed-elsewhere', 'fields-invalid'],
})

const CertificateKindRule = z.object({ fromYear: Year, kind: z.enum(certificateKinds) })
const CertificateKindRules = z.object({ rules: z.array(CertificateKindRule), version: Version })

/** Which certificate a cohort gets: the rule with the latest year up to it holds. */
export const listCertificateKinds = defineOperation({
  name: 'settings.list-certificate-kinds',
  label: '查看证书种类',
  callers: ['staff'],
  access: 'settings.province',
  writes: false,
  input: z.strictObject({}),
  output: CertificateKindRules,
  errors: [],
})

/** Certificates that were issued keep their kind. */
export const saveCertificateKinds = defineOperation({
  ...OfProvince,
  name: 'settings.save-certificate-kinds',
  label: '保存证书种类',
  input: z.strictObject({
    rules: z.array(CertificateKindRule.strict()).min(1).max(20),
    version: Version,
  }),
  output: CertificateKindRules,
  errors: ['changed-elsewhere', 'fields-invalid'],
})

const ProofRule = z.object({
  year: Year,
  /** The destinations of the cohort's table, in its order. */
  destinations: z.array(z.object({ code: z.string(), name: z.string(), required: z.boolean() })),
  /** 0 while the centre has not decided for this year: the platform's own rule holds. */
  version: z.int(),
  savedAt: z.iso.datetime().nullable(),
  savedByName: z.string().nullable(),
})

/** 「就业证明材料」: which destinations need one, by year. */
export const listProofRule = defineOperation({
  name: 'settings.list-proof-rule',
  label: '查看就业证明要求',
  callers: ['staff'],
  access: 'settings.province',
  writes: false,
  input: z.strictObject({ year: Year }),
  output: ProofRule,
  errors: ['not-found'],
})

/** Holds from then on for whatever is handed in or corrected; what has been handed in stays. */
export const saveProofRule = defineOperation({
  ...OfProvince,
  name: 'settings.save-proof-rule',
  label: '保存就业证明要求',
  input: z.strictObject({
    year: Year,
    required: z.array(z.string().max(10)).max(100),
    version: z.int().min(0).max(1_000_000_000),
  }),
  output: ProofRule,
  errors: ['not-found', 'changed-elsewhere', 'fields-invalid'],
})

export const settingOperations = [
  listSwitches,
  setSwitch,
  addYear,
  setCurrentYear,
  listDispatchNatures,
  saveDispatchNatures,
  listCertificateKinds,
  saveCertificateKinds,
  listProofRule,
  saveProofRule,
] as const
