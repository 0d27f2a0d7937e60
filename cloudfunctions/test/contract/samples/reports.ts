import { addedField, asSent } from '../../builders/field-settings'
import { FILLED_IN } from '../../builders/forms'
import { YEAR } from '../people'
import type { Samples } from '../sample'
import type { World } from '../world'

/** An origin report that waits for the second level, and who may see it. */
async function waiting(world: World) {
  const row = world.nextRow()
  const { studentNumber } = row
  const student = await world.student({ origin: 'level2', row })
  const { id = '', version = 0 } = student.reports[0] ?? {}
  const by = await world.staff('10001level2')
  return { student, studentNumber, by, id, version, kind: 'origin' as const }
}

/** A batch that takes exactly one report, found by its student number. */
async function batchOfOne(world: World) {
  const { studentNumber: search, by, kind } = await waiting(world)
  return { by, kind, year: YEAR, search, action: 'approve' as const, expected: 1 }
}

async function startedBatch(world: World) {
  const { by, ...start } = await batchOfOne(world)
  const { id } = await world.call(by, 'reports.review-filtered', start)
  return { by, input: { kind: start.kind, id }, others: 'not-found' as const }
}

async function startedExport(world: World) {
  const { by, kind, year, search } = await batchOfOne(world)
  const start = { kind, year, search, format: 'csv' as const, columns: ['studentName'] }
  const { id } = await world.call(by, 'reports.start-export', start)
  return { by, input: { kind, id }, others: 'not-found' as const }
}

/** One that waits for the consent of somebody else in the school, which asks for it from the first row on. */
async function requestedExport(world: World) {
  const { by, kind, year, search } = await batchOfOne(world)
  const approver = await world.staff('10001level1')
  await world.call(approver, 'reports.set-export-quota', { rowsPerExport: 0, rowsPerDay: 0 })
  const columns = ['studentName']
  const start = { kind, year, search, format: 'csv' as const, columns, reason: '上报核对' }
  const { id } = await world.call(by, 'reports.start-export', start)
  const usual = { rowsPerExport: 20_000, rowsPerDay: 40_000 }
  await world.call(approver, 'reports.set-export-quota', usual)
  const others = { otherSchool: 'not-found', otherMajor: 'allowed' } as const
  return { by: approver, input: { id, approve: true }, others }
}

async function formOfSchool(world: World) {
  const by = await world.staff('10001level1')
  return { by, input: { kind: 'employment' as const, year: YEAR }, others: 'own' as const }
}

/** What a student fills in, with what the roll knows. */
async function filledIn(world: World) {
  const by = await world.student()
  const { initial } = await world.call(by, 'reports.mine', { kind: 'origin' })
  const data = { ...initial, ...FILLED_IN }
  return { by, input: { kind: 'origin' as const, version: 0, data }, others: 'own' as const }
}

/** Somebody on the roll who has no report yet. */
async function withoutReport(world: World) {
  const { id: studentId } = await world.student()
  return { by: await world.staff('10001level2'), kind: 'origin' as const, studentId }
}

export const reportSamples: Samples = {
  'reports.list': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.count-by-major': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.count-pending': {
    staff: async (world) => {
      const { by } = await waiting(world)
      return { by, input: { year: YEAR }, others: 'own' }
    },
  },
  'reports.get': {
    staff: async (world) => {
      const { by, kind, id } = await waiting(world)
      return { by, input: { kind, id }, others: 'not-found' }
    },
  },
  'reports.review': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      return { by, input: { kind, id, version, action: 'approve' }, others: 'not-found' }
    },
  },
  'reports.review-batch': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      const selected = [{ id, version }]
      return {
        by,
        input: { kind, action: 'reject', opinion: '请补充', selected },
        others: 'not-found',
      }
    },
  },
  'reports.preview-filtered-batch': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR, pending: true }, others: 'own' }
    },
  },
  'reports.review-filtered': {
    staff: async (world) => {
      const { by, ...start } = await batchOfOne(world)
      return { by, input: start, others: 'batch-empty' }
    },
  },
  'reports.get-batch': { staff: startedBatch },
  'reports.list-batches': {
    staff: async (world) => {
      const { by, input } = await startedBatch(world)
      return { by, input: { kind: input.kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.list-batch-items': { staff: startedBatch },
  'reports.stop-batch': { staff: startedBatch },
  'reports.start-export': {
    staff: async (world) => {
      const { by, kind, year, search } = await batchOfOne(world)
      const columns = ['studentName', 'idNumber', 'mobile']
      return { by, input: { kind, year, search, format: 'csv', columns }, others: 'batch-empty' }
    },
  },
  'reports.preview-export': {
    staff: async (world) => {
      const { by, kind, year, search } = await batchOfOne(world)
      return { by, input: { kind, year, search }, others: 'own' }
    },
  },
  'reports.repeat-export': { staff: startedExport },
  'reports.get-export-quota': {
    staff: async (world) => ({ by: await world.staff('10001level1'), input: {}, others: 'own' }),
  },
  'reports.set-export-quota': {
    staff: async (world) => ({
      by: await world.staff('10001level1'),
      input: { rowsPerExport: 20_000, rowsPerDay: 40_000 },
      others: 'own',
    }),
  },
  'reports.list-export-requests': {
    staff: async (world) => {
      const { by } = await requestedExport(world)
      return { by, input: {}, others: { otherSchool: 'own', otherMajor: 'allowed' } }
    },
  },
  'reports.decide-export': { staff: requestedExport },
  'reports.list-exports': {
    staff: async (world) => {
      const { by, kind } = await waiting(world)
      return { by, input: { kind, year: YEAR }, others: 'own' }
    },
  },
  'reports.link-export': {
    staff: async (world) => {
      const sample = await startedExport(world)
      await world.drain()
      return sample
    },
  },
  'reports.stop-export': { staff: startedExport },
  'reports.get-field-settings': { staff: formOfSchool },
  'reports.save-field-settings': {
    staff: async (world) => {
      const { by, input } = await formOfSchool(world)
      const { version, settings } = await world.call(by, 'reports.get-field-settings', input)
      const label = `导师姓名${version}`
      const extension = { type: 'text' as const, label, maxLength: 20 }
      const fields = [...settings.map(asSent), { ...addedField, extension }]
      // A colleague of another major sets up the same form.
      const others = { otherSchool: 'own', otherMajor: 'allowed' } as const
      return { by, input: { ...input, version, fields }, others }
    },
  },
  'reports.list-field-versions': { staff: formOfSchool },
  'reports.list-fields': { staff: formOfSchool },
  'reports.save': {
    staff: async (world) => {
      const { by, kind, id, version } = await waiting(world)
      const { data } = await world.call(by, 'reports.get', { kind, id })
      const corrected = { ...data, currentHukou: '佛山市' }
      return { by, input: { kind, id, version, data: corrected }, others: 'not-found' }
    },
  },
  'reports.begin': {
    staff: async (world) => {
      const { by, kind, studentId } = await withoutReport(world)
      return { by, input: { kind, studentId }, others: 'not-found' }
    },
  },
  'reports.add': {
    staff: async (world) => {
      const { by, kind, studentId } = await withoutReport(world)
      const { initial } = await world.call(by, 'reports.begin', { kind, studentId })
      const data = { ...initial, ...FILLED_IN }
      return { by, input: { kind, studentId, data }, others: 'not-found' }
    },
  },
  'reports.mine': {
    student: async (world) => ({
      by: await world.student({ origin: 'level2' }),
      input: { kind: 'origin' },
      others: 'own',
    }),
  },
  'reports.save-draft': { student: filledIn },
  'reports.submit': { student: filledIn },
  'reports.withdraw': {
    student: async (world) => {
      const { student: by, kind, version } = await waiting(world)
      return { by, input: { kind, version }, others: 'not-found' }
    },
  },
}
