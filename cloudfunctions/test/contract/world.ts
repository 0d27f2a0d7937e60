import { Kysely, PostgresDialect } from 'kysely'
import type { FunctionPermission } from 'shared-types/accounts/permissions'
import type { FilePurpose } from 'shared-types/files/file-limits'
import type { OperationMap, OperationName } from 'shared-types/operations'
import { partnerScopes, type PartnerScope } from 'shared-types/partners/scopes'
import type { Stage } from 'shared-types/reports/workflow'
import { loadSeed } from '../../gateway/seed/load-seed'
import { loadStudents } from '../../gateway/seed/load-students'
import { readSeedFile, type Seeded } from '../../gateway/seed/seed-file'
import { insertSession } from '../../src/accounts/queries'
import { within } from '../../src/database/scope'
import type { Tables } from '../../src/database/tables'
import { good, rollWorkbook, type Row } from '../../src/imports/test/roll-rows'
import { hashToken, newSessionToken } from '../../src/runtime/random-token'
import { testDatabase } from '../database'
import { testServices } from '../services'
import { buildWorkbookWorker } from '../workbook-worker'
import { functionsOn, usualDoor } from './doors'
import { accountLacking, nobody, province, YEAR, type Person } from './people'

export type World = Awaited<ReturnType<typeof openWorld>>
export type Student = Person & {
  id: string
  schoolId: string
  row: Row
  reports: Seeded['reports']
}

interface StudentOptions {
  school?: '10001' | '10002'
  origin?: Stage
  dispatch?: Stage
  employment?: Stage
  /** False for somebody on the roll whom no WeChat account is bound to. */
  bound?: boolean
  /** What differs from the usual row of the roll. */
  row?: Row & { year?: string }
  /** What differs from the usual origin report. */
  originData?: Record<string, string>
}

/** Asks for no file, which seeds cannot have. */
const STUDYING = { destination: '80', furtherStudySchool: '乙大学', furtherStudyMajor: '数学' }
const originData = { currentHukou: '与生源地一致', mobile: '14500000001', teacherTraining: '0' }

const reportsOf = ({ origin, dispatch, employment, originData: changes }: StudentOptions) => [
  ...(origin ? [{ kind: 'origin', stage: origin, data: { ...originData, ...changes } }] : []),
  ...(dispatch ? [{ kind: 'dispatch', stage: dispatch }] : []),
  ...(employment ? [{ kind: 'employment', stage: employment, data: STUDYING }] : []),
]

/** The province of people.ts on a database of its own, with ways to add to it. */
export async function openWorld(environment: Record<string, string> = {}, template?: string) {
  const database = await testDatabase(template)
  const worker = { WORKBOOK_WORKER: await buildWorkbookWorker() }
  const services = testServices(database, { ...worker, ...environment })
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.owner }) })
  const seeded = await loadSeed(owner, services.keys, province())
  const mains = functionsOn(services)
  await database.owner.query(`update staff set enabled = false where account = '10001gone'`)
  let order = 0
  const nextRow = () => good((order += 1), { politicalStatus: '共青团员', originRegion: '440106' })

  const schoolOf = (code: string) => {
    const school = seeded.schools.find((it) => it.code === code)
    if (!school) throw new Error(`no school ${code}`)
    return school
  }

  /** A member of staff with a session of its own. */
  const staff = async (account: string): Promise<Person> => {
    const person = seeded.staff.find((it) => it.account === account)
    if (!person) throw new Error(`no account ${account}`)
    const { id, schoolId } = person
    const token = newSessionToken()
    const now = new Date()
    const expiresAt = new Date(now.getTime() + 3600_000)
    await within(owner, { role: 'system' }, (tx) =>
      insertSession(tx, { tokenHash: hashToken(token), schoolId, staffId: id, now, expiresAt }),
    )
    return { caller: 'staff', id, schoolId, token }
  }

  /** The same with the password that the province gave everybody, whatever it was changed to. */
  const withPassword = async (account: string): Promise<Person> => {
    await database.owner.query(
      `update staff set password_hash = (select password_hash from staff where account = '10001level1')
        where account = $1`,
      [account],
    )
    return staff(account)
  }

  /** A session that has run out, or that nobody has used for hours. */
  const staleSession = async (column: 'expires_at' | 'seen_at') => {
    const person = await staff('10001level1')
    await database.owner.query(
      `update staff_session set ${column} = now() - interval '3 hours' where token_hash = $1`,
      [hashToken(person.token ?? '')],
    )
    return { token: person.token ?? '' }
  }

  const student = async (options: StudentOptions = {}): Promise<Student> => {
    const row = { ...nextRow(), ...options.row }
    const { id: schoolId, code } = schoolOf(options.school ?? '10001')
    const openid = options.bound === false ? undefined : `openid-${order}`
    const [read] = readSeedFile({
      years: [{ year: Number(options.row?.year ?? YEAR) }],
      schools: [{ code, name: code, students: [{ ...row, openid, reports: reportsOf(options) }] }],
    }).schools
    const loaded = await within(owner, { role: 'system' }, (tx) =>
      loadStudents(
        tx,
        services.keys,
        { id: schoolId, code, year: YEAR },
        read?.students ?? [],
        new Date(),
      ),
    )
    const [{ id, token } = { id: '' }] = loaded.students
    const hold = { ...(openid && { openid }), ...(token && { token }) }
    return { caller: 'student', id, schoolId, ...hold, row, reports: loaded.reports }
  }

  /** Calls and expects to be answered. */
  const call = async <N extends OperationName>(
    person: Person,
    operation: N,
    input: OperationMap[N]['input'],
  ): Promise<OperationMap[N]['output']> => {
    const { event, context, read } = usualDoor(person)(person, operation, input)
    const reply = read(await mains[person.caller](event, context))
    if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply)}`)
    return reply.value as OperationMap[N]['output']
  }

  /** A WeChat account that no record is bound to. */
  const visitor = async ({ consent = true } = {}): Promise<Person> => {
    order += 1
    const person: Person = { caller: 'student', openid: `visitor-${order}` }
    const { consent: known } = await call(person, 'identity.who-am-i', {})
    if (consent) await call(person, 'identity.give-consent', { version: known.version })
    return person
  }

  /** Uploads as a browser does; `confirm: false` stops when the bytes have arrived. */
  const upload = async (
    person: Person,
    purpose: FilePurpose,
    bytes: Buffer,
    { name = 'file', confirm = true } = {},
  ): Promise<string> => {
    const { fileId } = await call(person, 'files.prepare-upload', {
      purpose,
      name,
      size: bytes.length,
    })
    const { rows } = await database.owner.query<{ path: string }>(
      'select path from file where id = $1',
      [fileId],
    )
    await services.storage.put(rows[0]?.path ?? '', bytes)
    if (confirm) await call(person, 'files.confirm-upload', { fileId })
    return fileId
  }

  /** A partner system with these scopes, and its key. */
  const partner = async (scopes: PartnerScope[] = [...partnerScopes]): Promise<Person> => {
    order += 1
    const facts = {
      name: `合作系统${order}`,
      purpose: '办理档案转递',
      contact: '',
      scopes,
      perMinute: 6000,
      perDay: 100_000,
    }
    const made = await call(await staff('centre'), 'partners.create', facts)
    const { keyId, secret } = made
    return { caller: 'partner', id: made.partner.id, key: { id: keyId, secret } }
  }

  const drain = () => call(nobody('timer'), 'jobs.drain', { budgetMs: 30_000 })

  return {
    ...database,
    services,
    mains,
    schoolOf,
    staff,
    withPassword,
    staleSession,
    lacking: (person: Person, permission: FunctionPermission) =>
      staff(
        accountLacking(person.schoolId === schoolOf('10001').id ? '10001' : 'centre', permission),
      ),
    student,
    visitor,
    partner,
    call,
    upload,
    drain,
    /** An import of new students by this person, stopped where it is asked to. */
    async roll(
      person: Person,
      until: 'uploaded' | 'checking' | 'checked',
      rows: Row[] = [nextRow()],
    ) {
      const { bytes, mapping } = rollWorkbook(rows)
      const fileId = await upload(person, 'import-file', bytes, { name: 'roll.xlsx' })
      const start = { fileId, year: YEAR, mapping }
      if (until === 'uploaded') return { start, id: '' }
      const { id } = await call(person, 'imports.start', start)
      if (until === 'checked') await drain()
      return { start, id }
    },
    nextRow,
  }
}
