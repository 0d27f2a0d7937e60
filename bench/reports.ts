import { sealData } from '../cloudfunctions/src/reports/sealed-data'
import { newId } from '../cloudfunctions/src/runtime/new-id'
import { bareReview, bareReviewOfMany, bareSubmission, type BareReport } from './bare-reports'
import { compare, inTurns, type Measurement } from './measure'
import { callAs, studentsOf, tokenOf, YEAR, type Product } from './product'
import { STUDENTS } from './small-school'

const TURNS = { turns: 9, calls: 40 }
const BATCH = 40
const BATCHES = { turns: 4, calls: 1 }

/** One report handed in, one reviewed, and many at once, beside the writes that they cannot do without. */
export async function benchReports(product: Product): Promise<Measurement[]> {
  const submitted = await benchSubmission(product)
  return [submitted, await benchReview(product), await benchBatch(product)]
}

async function benchSubmission(product: Product): Promise<Measurement> {
  const students = studentsOf(product)
  const school = product.small.schools[0]
  const major = school?.majors[0]?.id ?? ''
  const { rows } = await product.owner.query<{ id: string }>(
    'select id from department where school_id = $1',
    [school?.id],
  )
  const data = {
    department: rows[0]?.id ?? '',
    major,
    originRegion: '440106',
    currentHukou: '与生源地一致',
    politicalStatus: '03',
    mobile: '14500000001',
    teacherTraining: '0',
  }
  const sealed = sealData(product.services.keys, 'origin', data)
  const [ours = 0, raw = 0] = await inTurns(
    [
      (order) =>
        callAs(product, 'student', students[order]?.token ?? '', 'reports.submit', {
          kind: 'origin',
          version: 0,
          data,
        }),
      (order) =>
        bareSubmission(product.bare, {
          schoolId: school?.id ?? '',
          studentId: students[STUDENTS / 2 + order]?.id ?? '',
          majorId: major,
          year: YEAR,
          data: sealed,
        }),
    ],
    TURNS,
  )
  return compare('report submitted beside the bare transaction', ours, raw)
}

/** Half of what was submitted through the product, half through bare SQL. */
async function halves({ owner }: Product, stage: string): Promise<[BareReport[], BareReport[]]> {
  const { rows } = await owner.query<BareReport>(
    `select r.school_id as "schoolId", r.id, r.version, r.data from report r join school s on s.id = r.school_id
      where s.code = '19001' and r.kind = 'origin' and r.stage = $1 order by r.id`,
    [stage],
  )
  const middle = Math.floor(rows.length / 2)
  return [rows.slice(0, middle), rows.slice(middle)]
}

async function benchReview(product: Product): Promise<Measurement> {
  const token = tokenOf(product.small.staff, 'bench-level2')
  const [mine, theirs] = await halves(product, 'level2')
  const [ours = 0, raw = 0] = await inTurns(
    [
      (order) => {
        const { id, version } = mine[order] ?? { id: newId(), version: 0 }
        const input = { kind: 'origin', id, version, action: 'approve' }
        return callAs(product, 'staff', token, 'reports.review', input)
      },
      (order) => bareReview(product.bare, theirs[order], 'level1'),
    ],
    TURNS,
  )
  return compare('report approved beside one guarded update and its history', ours, raw)
}

async function benchBatch(product: Product): Promise<Measurement> {
  await product.owner.query(
    `update report set stage = 'centre' where kind = 'origin' and stage = 'level1'
      and school_id = (select id from school where code = '19001')`,
  )
  const token = tokenOf(product.small.staff, 'bench-centre')
  const [mine, theirs] = await halves(product, 'centre')
  const batch = (reports: BareReport[], order: number) =>
    reports.slice(order * BATCH, (order + 1) * BATCH)
  const [ours = 0, raw = 0] = await inTurns(
    [
      (order) => {
        const selected = batch(mine, order).map(({ id, version }) => ({ id, version }))
        const input = { kind: 'origin', action: 'approve', selected }
        return callAs(product, 'staff', token, 'reports.review-batch', input)
      },
      (order) => bareReviewOfMany(product.bare, batch(theirs, order), 'completed'),
    ],
    BATCHES,
  )
  return compare(
    `batch of ${BATCH} completed with their dispatch beside one guarded update and its history`,
    ours * BATCH,
    raw * BATCH,
    'reports/s',
  )
}
