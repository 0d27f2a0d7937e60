import * as z from 'zod'
import { findContradictions } from './check-seed-file'
import { functionPermissionNames, staffLevels } from 'shared-types/accounts/permissions'
import { rollFields } from 'shared-types/students/roll-fields'
import { ArchiveData, ArchiveStateName, Day } from 'shared-types/archives/schemas'
import { reportKindNames, stages } from 'shared-types/reports/workflow'

const Name = z.string().trim().min(1).max(100)
const Year = z.int().min(2000).max(2100)

const Open = z.strictObject({
  origin: z.boolean().default(true),
  dispatch: z.boolean().default(true),
  employment: z.boolean().default(true),
})

const Role = z.strictObject({
  name: Name,
  level: z.enum(staffLevels),
  functions: z.union([z.literal('all'), z.array(z.enum(functionPermissionNames))]).default('all'),
  /** Names or codes of the school's majors. */
  majors: z.union([z.literal('all'), z.array(Name)]).default('all'),
  /** As the centre issues it: holds everything of the school, also what comes later. */
  administrator: z.boolean().optional(),
})

const Staff = z.strictObject({
  account: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '账号须为小写字母、数字、点、横线'),
  name: Name,
  /** Name of a role of the same school. */
  role: Name,
  /** Without one nobody signs in by password; the printed token still works. */
  password: z.string().min(8).max(100).optional(),
  mustChangePassword: z.boolean().default(false),
})

const Report = z.strictObject({
  kind: z.enum(reportKindNames),
  stage: z.enum(stages),
  /** Field names of the contract → codes and texts; units and a default dispatch are filled in when left out. */
  data: z.record(z.string(), z.string()).default({}),
  opinion: z.string().max(500).optional(),
})

const Archive = z.strictObject({
  /** From the first entry to where the archive is now. */
  steps: z
    .array(
      z.strictObject({
        state: ArchiveStateName,
        on: Day,
        note: z.string().min(1).max(200).optional(),
      }),
    )
    .min(1),
  graduated: z.boolean().default(true),
  data: ArchiveData.default({}),
})

/** The columns of the roll import, as text, checked by the same rules. */
const rollTexts = Object.fromEntries(rollFields.map((it) => [it.name, z.string().optional()])) as {
  [Field in (typeof rollFields)[number]['name']]: z.ZodOptional<z.ZodString>
}

const Student = z.strictObject({
  ...rollTexts,
  year: z
    .union([
      Year,
      z
        .string()
        .regex(/^\d{4}$/)
        .transform(Number),
    ])
    .optional(),
  /** The WeChat account that is bound to this record. */
  openid: z.string().min(1).max(100).optional(),
  reports: z.array(Report).default([]),
  archive: Archive.optional(),
})

const Major = z.strictObject({
  code: z.string().min(1).max(20),
  name: Name,
  educationLevel: z.string().default('11201'),
  studyYears: z.number().min(0.5).max(8).default(4),
  classes: z.array(Name).default([]),
})

const School = z.strictObject({
  code: z.string().regex(/^\d{5}$/, '院校代码为 5 位数字'),
  name: Name,
  region: z
    .string()
    .regex(/^\d{6}$/)
    .default('440000'),
  open: Open.optional(),
  campuses: z.array(Name).default([]),
  departments: z
    .array(z.strictObject({ name: Name, majors: z.array(Major).default([]) }))
    .default([]),
  roles: z.array(Role).default([]),
  staff: z.array(Staff).default([]),
  students: z.array(Student).default([]),
})

const Authority = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  forTeachers: z.boolean().default(false),
  name: Name,
  address: z.string().max(200),
  postcode: z.string().regex(/^\d{6}$/),
  phone: z.string().max(30).default(''),
})

/** What `npm run seed -- --file` reads; docs/seed.md explains every part. */
export const SeedFile = z.strictObject({
  years: z
    .array(
      z.strictObject({ year: Year, current: z.boolean().default(false), open: Open.optional() }),
    )
    .min(1),
  centre: z
    .strictObject({
      name: Name.default('广东省高等学校毕业生就业指导中心'),
      roles: z.array(Role).default([]),
      staff: z.array(Staff).default([]),
    })
    .prefault({}),
  /** Left out: the built-in table of the province's cities and the other provinces. */
  authorities: z.array(Authority).optional(),
  schools: z.array(School).default([]),
})

export type SeedFile = z.infer<typeof SeedFile>
export type SeedSchool = SeedFile['schools'][number]
export type SeedStudent = SeedSchool['students'][number]
export type SeedArchive = NonNullable<SeedStudent['archive']>
export type SeedReport = SeedStudent['reports'][number]
export type SeedRole = SeedSchool['roles'][number]
export type SeedStaff = SeedSchool['staff'][number]

/** What was loaded, with tokens that open a session without a password. Print it; never log it. */
export interface Seeded {
  schools: { code: string; id: string; majors: { code: string; name: string; id: string }[] }[]
  staff: { account: string; id: string; schoolId: string; token: string }[]
  students: { schoolCode: string; studentNumber: string; id: string; token?: string }[]
  reports: { id: string; studentId: string; kind: string; stage: string; version: number }[]
}

/** A sentence that names the place in the file and what to do; nothing has been written. */
export class SeedError extends Error {
  override name = 'SeedError'
}

/** From the text of a file. Throws SeedError. */
export function parseSeedFile(text: string): SeedFile {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (cause) {
    throw new SeedError(`种子文件不是有效的 JSON${placeIn(text, cause)}。`, { cause })
  }
  return readSeedFile(content)
}

/** Throws SeedError that names every place that is wrong, up to twenty. */
export function readSeedFile(content: unknown): SeedFile {
  const parsed = SeedFile.safeParse(content, { error: z.locales.zhCN().localeError })
  const problems = parsed.success ? findContradictions(parsed.data) : parsed.error.issues
  if (parsed.success && problems.length === 0) return parsed.data
  const lines = problems.slice(0, SHOWN).map((it) => `${placeOf(it.path)}：${it.message}`)
  throw new SeedError(`种子文件不符合格式：\n  ${lines.join('\n  ')}`)
}

const SHOWN = 20

/** `schools 第 1 项 students 第 3 项 idNumber` */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '整个文件'
  return path.map((it) => (typeof it === 'number' ? `第 ${it + 1} 项` : String(it))).join(' ')
}

/** The line, where the engine tells the position or shows what stands ten characters around it. */
function placeIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const told = /position (\d+)/.exec(message)?.[1]
  const around = /\.\.\."([^]+?)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1]
  const found = around === undefined ? -1 : text.indexOf(around)
  const position = told === undefined ? (found < 0 ? undefined : found + 10) : Number(told)
  if (position === undefined) return ''
  return `，第 ${text.slice(0, position).split('\n').length} 行有误`
}
