import { defaultCertificateKinds } from 'shared-types/certificates/certificate-kinds'
import { accountBackOff } from '../../../src/accounts/accounts'
import { insertSession } from '../../../src/accounts/queries'
import { codeAt } from '../../../src/accounts/second-factor/totp'
import { within } from '../../../src/database/scope'
import { hashToken, newSessionToken } from '../../../src/runtime/random-token'
import { textRow, workbookFile } from '../../hostile-workbooks/workbook-file'
import { nobody, PASSWORD, YEAR, type Person } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

let order = 0
const fresh = (word: string) => `${word}${(order += 1)}`

const school = (world: World) => world.staff('10001level1')
const centre = (world: World) => world.staff('centre')

/** A call that tells its caller about themselves or their own school. */
const ofOwn =
  <I>(by: (world: World) => ReturnType<World['staff']>, input: I) =>
  async (world: World) => ({ by: await by(world), input, others: 'own' as const })

const ofCentre = <I>(input: I) => ({
  staff: async (world: World) => ({
    by: await centre(world),
    input,
    others: 'permission-denied' as const,
  }),
})

async function role(world: World) {
  const by = await school(world)
  const input = {
    name: fresh('角色'),
    level: 'level2' as const,
    functions: ['origin.view' as const],
    majors: world
      .schoolOf('10001')
      .majors.slice(0, 1)
      .map((it) => it.id),
  }
  const made = await world.call(by, 'roles.add', input)
  return {
    by,
    input,
    made,
    others: { otherSchool: 'not-found', otherMajor: 'beyond-own-permissions' } as const,
  }
}

async function member(world: World) {
  const by = await school(world)
  const { made: ofRole } = await role(world)
  const input = {
    accountSuffix: fresh('u'),
    name: '新同事',
    roleId: ofRole.id,
    password: 'Sample2026x',
  }
  const made = await world.call(by, 'staff.add', input)
  return {
    by,
    input,
    made,
    others: { otherSchool: 'not-found', otherMajor: 'beyond-own-permissions' } as const,
  }
}

async function unit(world: World) {
  const by = await school(world)
  const input = { unit: 'campus' as const, values: { name: fresh('校区') } }
  const made = await world.call(by, 'organisation.add-unit', input)
  return { by, made, others: { otherSchool: 'not-found', otherMajor: 'allowed' } as const }
}

async function addedSchool(world: World) {
  const by = await centre(world)
  const code = String(20000 + (order += 1))
  const administrator = { accountSuffix: 'admin', name: '管理员' }
  const input = { code, name: fresh('新学校'), region: '440100', administrator }
  const { school: made } = await world.call(by, 'schools.add', input)
  return { by, made, others: 'permission-denied' as const }
}

/** The administrator of a new school, past the first password change. */
async function administrator(world: World): Promise<Person> {
  const { made } = await addedSchool(world)
  const { rows } = await world.owner.query<{ id: string }>(
    'update staff set must_change_password = false where school_id = $1 returning id',
    [made.id],
  )
  const id = rows[0]?.id ?? ''
  const token = newSessionToken()
  const now = new Date()
  await within(world.services.db, { role: 'system' }, (tx) =>
    insertSession(tx, {
      tokenHash: hashToken(token),
      schoolId: made.id,
      staffId: id,
      now,
      expiresAt: new Date(now.getTime() + 3600_000),
    }),
  )
  return { caller: 'staff', id, schoolId: made.id, token }
}

/** Somebody with an authenticator that has been shown but not confirmed, or is in force. */
async function enrolled(world: World, confirmed: boolean) {
  const by = await world.withPassword('10001level2')
  await world.owner.query('delete from attempt')
  await world.owner.query('delete from recovery_code where staff_id = $1', [by.id])
  await world.owner.query('delete from second_factor where staff_id = $1', [by.id])
  const { secret } = await world.call(by, 'accounts.begin-second-factor', { password: PASSWORD })
  const at = (seconds: number) => codeAt(secret, new Date(Date.now() + seconds * 1000))
  if (confirmed) await world.call(by, 'accounts.confirm-second-factor', { code: at(-30) })
  return { by, input: { code: at(0) }, others: 'action-not-allowed' as const }
}

async function codeFile(world: World) {
  const by = await centre(world)
  const rows = [
    textRow(1, ['代码', '名称']),
    textRow(2, ['0', '不匹配']),
    textRow(3, ['9', '新的']),
  ]
  const bytes = workbookFile({ sheets: [{ rows: rows.join('') }] })
  return { by, fileId: await world.upload(by, 'import-file', bytes, { name: 'codes.xlsx' }) }
}

const profile = {
  ...{ address: '', contact: '', email: '', phone: '', fax: '', homepage: '', postcode: '' },
  ...{ introduction: '', sealFileId: null, logoFileId: null },
}

export const schoolOfficeSamples: Samples = {
  'accounts.get-captcha': {
    staff: () => Promise.resolve({ by: nobody('staff'), input: {}, others: 'allowed' }),
  },
  'accounts.get-second-factor': { staff: ofOwn(school, {}) },
  'accounts.begin-second-factor': {
    staff: async (world) => {
      const { by } = await enrolled(world, false)
      return { by, input: { password: PASSWORD }, others: 'password-wrong' }
    },
  },
  'accounts.confirm-second-factor': { staff: (world) => enrolled(world, false) },
  'accounts.renew-recovery-codes': { staff: (world) => enrolled(world, true) },
  'accounts.remove-second-factor': { staff: (world) => enrolled(world, true) },
  'accounts.list-sign-ins': { staff: ofOwn(school, {}) },
  'organisation.get-profile': { staff: ofOwn(school, {}) },
  'organisation.save-profile': {
    staff: async (world) => {
      const by = await school(world)
      const { version } = await world.call(by, 'organisation.get-profile', {})
      return {
        by,
        input: { ...profile, version },
        others: { otherSchool: version === 1 ? 'own' : 'changed-elsewhere', otherMajor: 'allowed' },
      }
    },
  },
  'organisation.list-units': { staff: ofOwn(school, { unit: 'campus' as const }) },
  'organisation.get-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      return { by, input: { unit: 'campus', id: made.id }, others }
    },
  },
  'organisation.add-unit': {
    staff: async (world) => ({
      by: await school(world),
      input: { unit: 'campus', values: { name: fresh('校区') } },
      others: { otherSchool: 'own', otherMajor: 'allowed' },
    }),
  },
  'organisation.edit-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      const values = { name: fresh('校区') }
      return { by, input: { unit: 'campus', id: made.id, version: 1, values }, others }
    },
  },
  'organisation.delete-unit': {
    staff: async (world) => {
      const { by, made, others } = await unit(world)
      return { by, input: { unit: 'campus', id: made.id, version: 1 }, others }
    },
  },
  'roles.list': { staff: ofOwn(school, {}) },
  'roles.permission-tree': { staff: ofOwn(school, {}) },
  'roles.get': {
    staff: async (world) => {
      const { by, made } = await role(world)
      return {
        by,
        input: { id: made.id },
        others: { otherSchool: 'not-found', otherMajor: 'allowed' },
      }
    },
  },
  'roles.add': {
    staff: async (world) => {
      const { by, input } = await role(world)
      const others = 'beyond-own-permissions'
      return { by, input: { ...input, name: fresh('角色') }, others }
    },
  },
  'roles.edit': {
    staff: async (world) => {
      const { by, input, made, others } = await role(world)
      return { by, input: { ...input, id: made.id, version: 1 }, others }
    },
  },
  'roles.switch': {
    staff: async (world) => {
      const { by, made, others } = await role(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'roles.delete': {
    staff: async (world) => {
      const { by, made, others } = await role(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.list': { staff: ofOwn(school, {}) },
  'staff.form-choices': { staff: ofOwn(school, {}) },
  'staff.add': {
    staff: async (world) => {
      const { by, input, others } = await member(world)
      return { by, input: { ...input, accountSuffix: fresh('v') }, others }
    },
  },
  'staff.edit': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      const input = { id: made.id, version: 1, name: '改名', roleId: made.roleId }
      return { by, input, others }
    },
  },
  'staff.switch': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'staff.reset-password': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.reset-second-factor': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.unlock': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      const key = world.services.keys.blindIndex('attempt', accountBackOff(made.account).key)
      await world.owner.query(
        `insert into attempt values ($1, 9, now() + interval '9 minutes', now())`,
        [key],
      )
      return { by, input: { id: made.id }, others }
    },
  },
  'staff.delete': {
    staff: async (world) => {
      const { by, made, others } = await member(world)
      return { by, input: { id: made.id, version: 1 }, others }
    },
  },
  'staff.get-security': { staff: ofOwn(school, {}) },
  // Of a school of its own: whoever else is in it could do nothing any more.
  'staff.set-security': {
    staff: async (world) => ({
      by: await administrator(world),
      input: { requireSecondFactor: true },
      others: { otherSchool: 'allowed', otherMajor: 'allowed' },
    }),
  },
  'schools.list': ofCentre({}),
  'schools.get': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id }, others }
    },
  },
  'schools.add': {
    staff: async (world) => ({
      by: await centre(world),
      input: {
        code: String(30000 + (order += 1)),
        name: fresh('又一所'),
        region: '440100',
        administrator: { accountSuffix: 'admin', name: '管理员' },
      },
      others: 'permission-denied',
    }),
  },
  'schools.edit': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return {
        by,
        input: { id: made.id, version: 1, name: fresh('改名'), region: '440300' },
        others,
      }
    },
  },
  'schools.switch': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, version: 1, enabled: false }, others }
    },
  },
  'schools.issue-administrator': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, accountSuffix: 'second', name: '管理员' }, others }
    },
  },
  'schools.require-second-factor': {
    staff: async (world) => {
      const { by, made, others } = await addedSchool(world)
      return { by, input: { id: made.id, required: true }, others }
    },
  },
  'settings.list-switches': { staff: ofOwn(school, { year: YEAR }) },
  'settings.set-switch': {
    staff: async (world) => ({
      by: await school(world),
      input: { year: YEAR, kind: 'employment', isOpen: true, opensOn: null, closesOn: null },
      others: { otherSchool: 'own', otherMajor: 'allowed' },
    }),
  },
  'settings.add-year': {
    staff: async (world) => ({
      by: await centre(world),
      input: { year: 2030 + (order += 1) },
      others: 'permission-denied',
    }),
  },
  'settings.set-current-year': {
    staff: async (world) => {
      await world.owner.query('insert into working_year values (2099) on conflict do nothing')
      await world.owner.query('update working_year set is_current = false')
      await world.owner.query('update working_year set is_current = true where year = 2099')
      return { by: await centre(world), input: { year: YEAR }, others: 'permission-denied' }
    },
  },
  'settings.list-dispatch-natures': {
    staff: ofOwn(school, {}),
    student: async (world) => ({ by: await world.student(), input: {}, others: 'own' }),
  },
  'settings.save-dispatch-natures': {
    staff: async (world) => {
      const by = await centre(world)
      const { natures, version } = await world.call(by, 'settings.list-dispatch-natures', {})
      const given = natures.map(({ code, name, enabled }) => ({ code, name, enabled }))
      return { by, input: { natures: given, version }, others: 'permission-denied' }
    },
  },
  'settings.list-certificate-kinds': ofCentre({}),
  'settings.save-certificate-kinds': {
    staff: async (world) => {
      await world.owner.query(
        'update certificate_kind_rule set from_year = 2022 where from_year = 2023',
      )
      return {
        by: await centre(world),
        input: { rules: [...defaultCertificateKinds] },
        others: 'permission-denied',
      }
    },
  },
  'authorities.list': ofCentre({}),
  'authorities.save': {
    staff: async (world) => {
      const by = await centre(world)
      const { rows } = await world.call(by, 'authorities.list', { search: '440100' })
      const { regionName: _, ...first } = rows[0] ?? { regionName: '', ...absent }
      return { by, input: { ...first, phone: '020-12345678' }, others: 'permission-denied' }
    },
  },
  'authorities.delete': {
    staff: async (world) => {
      const by = await centre(world)
      const { rows } = await world.call(by, 'authorities.list', {})
      const { region, forTeachers, version } = rows.at(-1) ?? absent
      return { by, input: { region, forTeachers, version }, others: 'permission-denied' }
    },
  },
  'codes.list': { staff: ofOwn(school, {}) },
  'codes.get': {
    staff: ofOwn(school, { table: 'ethnicity' as const, year: YEAR }),
    student: async (world) => ({
      by: await world.student(),
      input: { table: 'ethnicity', year: YEAR },
      others: 'own',
    }),
  },
  'codes.inspect': {
    staff: async (world) => {
      const { by, fileId } = await codeFile(world)
      return { by, input: { table: 'majorRelevance', fileId }, others: 'permission-denied' }
    },
  },
  'codes.import': {
    staff: async (world) => {
      const { by, fileId } = await codeFile(world)
      const input = {
        table: 'majorRelevance' as const,
        fileId,
        version: fresh('v'),
        source: '省标准',
        validFromYear: 2030 + (order += 1),
      }
      return { by, input, others: 'permission-denied' }
    },
  },
  'home.progress': { staff: ofOwn(school, { year: YEAR, kind: 'origin' as const }) },
  'home.trend': { staff: ofOwn(school, { year: YEAR, kind: 'origin' as const }) },
  'home.attention': { staff: ofOwn(school, { year: YEAR, kind: 'origin' as const }) },
  'audit.search': { staff: ofOwn(school, {}) },
  'audit.choices': { staff: ofOwn(school, {}) },
  'audit.export': { staff: ofOwn(school, { operation: 'roles.add' }) },
  'preferences.get': { staff: ofOwn(school, { list: 'origin-reports' }) },
  'preferences.save': {
    staff: ofOwn(school, {
      list: 'origin-reports',
      columns: { order: ['name'], hidden: ['className'] },
      views: [{ name: '待审', query: 'stage=level2' }],
    }),
  },
}

const absent = {
  ...{ region: '', forTeachers: false, name: '', address: '', postcode: '', phone: '', version: 1 },
}
