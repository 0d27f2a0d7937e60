import { defaultCertificateKinds } from 'shared-types/certificates/certificate-kinds'
import { textRow, workbookFile } from '../../../hostile-workbooks/workbook-file'
import { YEAR } from '../../people'
import type { Samples } from '../../sample'
import type { World } from '../../world'
import { centre, fresh, freshYear, ofCentre, ofOwn, school } from './parts'

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

async function switchVersion(world: World): Promise<number | null> {
  const { switches } = await world.call(await school(world), 'settings.list-switches', {
    year: YEAR,
  })
  return switches.find((it) => it.kind === 'employment')?.school?.version ?? null
}

const absent = {
  ...{ region: '', forTeachers: false, name: '', address: '', postcode: '', phone: '', version: 1 },
}

/** What the centre and the schools set, and what the home page tells. */
export const settingsSamples: Samples = {
  'settings.list-switches': { staff: ofOwn(school, { year: YEAR }) },
  'settings.set-switch': {
    staff: async (world) => ({
      by: await school(world),
      input: {
        ...{ year: YEAR, kind: 'employment', isOpen: true, opensOn: null, closesOn: null },
        version: await switchVersion(world),
      },
      others: { otherSchool: 'own', otherMajor: 'allowed' },
    }),
  },
  'settings.add-year': {
    staff: async (world) => ({
      by: await centre(world),
      input: { year: freshYear() },
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
      const by = await centre(world)
      const { version } = await world.call(by, 'settings.list-certificate-kinds', {})
      const input = { rules: [...defaultCertificateKinds], version }
      return { by, input, others: 'permission-denied' }
    },
  },
  'settings.list-proof-rule': ofCentre({ year: YEAR }),
  'settings.save-proof-rule': {
    staff: async (world) => {
      const by = await centre(world)
      const { version } = await world.call(by, 'settings.list-proof-rule', { year: YEAR })
      const input = { year: YEAR, required: ['10', '11', '75'], version }
      return { by, input, others: 'permission-denied' }
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
  'companies.summary': ofCentre({}),
  'companies.search': {
    staff: ofOwn(school, { text: '广州 软件' }),
    student: async (world) => ({
      by: await world.student(),
      input: { text: '广州 软件' },
      others: 'own',
    }),
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
        validFromYear: freshYear(),
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
