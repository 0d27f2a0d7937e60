import { compare, perSecond, type Measurement } from './measure'
import { callAs, tokenOf, YEAR, type Product } from './product'

const COLUMNS = `r.id, r.submission, r.stage, r.source, r.version, r.updated_at, r.origin_region, t.name,
  t.id_number_tail, t.student_number, t.education_level, s.name as school_name, d.name as department_name,
  m.name as major_name, c.name as class_name`
const NAMES = `join student t on t.school_id = r.school_id and t.id = r.student_id
  join major m on m.school_id = r.school_id and m.id = r.major_id
  join department d on d.school_id = m.school_id and d.id = m.department_id
  join school s on s.id = r.school_id
  left join class c on c.school_id = t.school_id and c.id = t.class_id`

/** The first page with its count, of the largest school, beside the same by hand and without policies. */
export async function benchLists(product: Product): Promise<Measurement[]> {
  const { owner, large } = product
  const token = tokenOf(large.staff, '10578jyb')
  const at = [large.schools[0]?.id, YEAR]
  const list = (filter: Record<string, string>) => () =>
    callAs(product, 'staff', token, 'reports.list', {
      kind: 'origin',
      year: YEAR,
      limit: 20,
      ...filter,
    })
  const byHand = (condition: string) => async () => {
    const where = `r.school_id = $1 and r.year = $2 and r.kind = 'origin' ${condition}`
    await owner.query(
      `select ${COLUMNS} from report r ${NAMES} where ${where} order by r.updated_at desc, r.id desc limit 21`,
      at,
    )
    await owner.query(
      `select count(*) from report r ${condition.includes('t.') ? NAMES : ''} where ${where}`,
      at,
    )
  }
  const measure = async (name: string, filter: Record<string, string>, condition: string) => {
    const [ours = 0, raw = 0] = await perSecond([list(filter), byHand(condition)])
    return compare(`${name} beside the same SQL by hand`, ours, raw)
  }
  return [
    await measure('report list of a school of 20,000', {}, ''),
    await measure('… what was rejected', { stage: 'rejected' }, `and r.stage = 'rejected'`),
    await measure('… by a name', { search: '晓文' }, `and t.name like '%晓文%'`),
  ]
}
