import type { Keys } from '../../cloudfunctions/src/platform/crypto/sealing'
import { callAs, tokenOf, YEAR, type Product } from '../product'

/** One thing that somebody asks of the list, and the same written by hand, as its owner and without policies. */
export interface ListOperation {
  name: string
  ours: () => Promise<unknown>
  byHand: () => Promise<unknown>
}

const COLUMNS = `r.id, r.submission, r.stage, r.source, r.version, r.updated_at, r.origin_region, t.name,
  t.id_number_tail, t.student_number, t.education_level, s.name as school_name, d.name as department_name,
  m.name as major_name, c.name as class_name`
const NAMES = `join student t on t.school_id = r.school_id and t.id = r.student_id
  join major m on m.school_id = r.school_id and m.id = r.major_id
  join department d on d.school_id = m.school_id and d.id = m.department_id
  join school s on s.id = r.school_id
  left join class c on c.school_id = t.school_id and c.id = t.class_id`
const LIMIT = 20
const DAY_MS = 24 * 3600_000

type Filter = Record<string, unknown>
/** SQL with its values in the place of $2, $3 …; $1 is the year. */
type Condition = [sql: string, ...values: unknown[]]

/** A page of the list with its count. */
export type List = (
  name: string,
  filter: Filter,
  condition?: Condition | [],
  order?: string,
) => ListOperation

/** What the filters of the list are given to look for: taken from what is there. */
export interface Samples {
  schoolId: string
  departmentId: string
  majorId: string
  classId: string
  educationLevel: string
  studentNumber: string
  idNumber: string
}

/** Who asks: in a school of 20,000 the office, in the province the centre. */
export function operationsOf(
  product: Product,
  who: 'school' | 'centre',
  samples: Samples,
): { list: List; operations: ListOperation[] } {
  const { owner, large, services } = product
  const token = tokenOf(large.staff, who === 'school' ? '10578jyb' : 'szxsh')
  const own = who === 'school' ? `r.school_id = '${samples.schoolId}' and ` : ''
  const scope = `${own}r.year = $1 and r.kind = 'origin'`
  const ask = (operation: string, input: Filter) => () =>
    callAs(product, 'staff', token, operation, input)

  const list: List = (
    name,
    filter,
    [condition = '', ...values] = [],
    order = 'r.updated_at desc, r.id desc',
  ) => {
    const where = `${scope} ${condition}`
    const tables = /\bt\./.test(where) ? NAMES : ''
    return {
      name,
      ours: ask('reports.list', { kind: 'origin', year: YEAR, limit: LIMIT, ...filter }),
      async byHand() {
        await owner.query(
          `select ${COLUMNS} from report r ${NAMES} where ${where} order by ${order} limit ${LIMIT + 1}`,
          [YEAR, ...values],
        )
        // Those after a cursor are counted as well: the list says how many there are in all.
        const counted = filter['after'] ? scope : where
        await owner.query(
          `select count(*) from report r ${filter['after'] ? '' : tables} where ${counted}`,
          filter['after'] ? [YEAR] : [YEAR, ...values],
        )
      },
    }
  }
  return {
    list,
    operations: [
      list('first page', {}),
      ...stageFilters(list, who),
      ...placeFilters(list, who, samples),
      ...searches(list, services.keys, samples),
      list('by name', { sort: 'name', direction: 'asc' }, [], 't.name_initials, t.name, r.id'),
      list('by student number', { sort: 'number', direction: 'asc' }, [], 't.student_number, r.id'),
      {
        name: 'majors with what is pending',
        ours: ask('reports.count-by-major', { kind: 'origin', year: YEAR }),
        byHand: () => owner.query(countByMajor(scope, pendingOf(who)), [YEAR]),
      },
      {
        name: 'pending of three kinds',
        ours: ask('reports.count-pending', { year: YEAR }),
        byHand: () =>
          owner.query(
            `select r.kind, count(*) from report r where ${own}r.year = $1 and r.stage in ${pendingOf(who)} group by 1`,
            [YEAR],
          ),
      },
    ],
  }
}

const pendingOf = (who: 'school' | 'centre') =>
  who === 'school' ? `('level2', 'level1')` : `('centre')`

function stageFilters(list: List, who: 'school' | 'centre'): ListOperation[] {
  const days = 3
  const since = new Date(Date.now() - days * DAY_MS)
  return [
    list('what was rejected', { stage: 'rejected' }, [`and r.stage = 'rejected'`]),
    list('what waits for me', { pending: true }, [`and r.stage in ${pendingOf(who)}`]),
    list('waiting over three days', { waitingDays: days }, [
      `and r.stage in ('level2', 'level1', 'centre', 'rejected') and r.updated_at < $2`,
      since,
    ]),
    list('not handed in', { submission: 'draft' }, [`and r.submission = 'draft'`]),
    list('entered by students', { source: 'student' }, [`and r.source = 'student'`]),
  ]
}

function placeFilters(list: List, who: 'school' | 'centre', samples: Samples): ListOperation[] {
  const { schoolId, departmentId, majorId, classId, educationLevel } = samples
  return [
    list('from one province', { originProvince: '440000' }, [`and r.origin_region like '44%'`]),
    list('one education level', { educationLevel }, [`and t.education_level = $2`, educationLevel]),
    list('one department', { departmentId }, [
      `and (r.school_id, r.major_id) in (select school_id, id from major where department_id = $2)`,
      departmentId,
    ]),
    list('one major', { majorId }, [`and r.major_id = $2`, majorId]),
    list('one class', { classId }, [`and t.class_id = $2`, classId]),
    ...(who === 'centre'
      ? [list('one school', { schoolId }, [`and r.school_id = $2`, schoolId])]
      : []),
  ]
}

function searches(list: List, keys: Keys, { studentNumber, idNumber }: Samples): ListOperation[] {
  const search = (text: string, condition: Condition) =>
    list(`search: ${condition[0].match(/t\.(\w+)/)?.[1]}`, { search: text }, condition)
  return [
    search('晓文', [`and t.name like '%晓文%'`]),
    search('zxw', [
      `and (t.name_initials like 'zxw%' or t.name like '%zxw%' or t.student_number like 'zxw%')`,
    ]),
    search(studentNumber, [
      `and (t.student_number like '${studentNumber}%' or t.name_initials like '${studentNumber}%')`,
    ]),
    search(idNumber, [`and t.id_number_index = $2`, keys.blindIndex('id-number', idNumber)]),
  ]
}

const countByMajor = (scope: string, pending: string) => `
  select s.name, d.name, m.name, count(*), count(*) filter (where r.stage in ${pending})
    from report r join major m on m.school_id = r.school_id and m.id = r.major_id
    join department d on d.school_id = m.school_id and d.id = m.department_id
    join school s on s.id = r.school_id where ${scope} group by s.id, d.school_id, d.id, m.school_id, m.id`
