import { expect, test } from '@jest/globals'
import { testDatabase } from '../../test/database'
import { describeError, strikePersonalData } from './log'

const { owner } = await testDatabase()

const failing = async (statement: string, values: unknown[] = []) => {
  const error: unknown = await owner.query(statement, values).then(
    () => undefined,
    (refused: unknown) => refused,
  )
  return { error, described: describeError(error) }
}

const statements: [what: string, statement: string, values: unknown[], kept: object][] = [
  [
    'a key that is taken',
    'insert into working_year values (2026, false), (2026, false)',
    [],
    { code: '23505', table: 'working_year', constraint: 'working_year_pkey' },
  ],
  [
    'a row that breaks a rule',
    `insert into school (id, code, name, created_at) values (gen_random_uuid(), $1, '姓名样例', now())`,
    ['440106200401010017'],
    { code: '23514', constraint: 'school_code_check' },
  ],
  ['a value of another type', 'select $1::uuid', ['样例 14500000002'], { code: '22P02' }],
  [
    'an error raised by the schema',
    `do $$ begin raise exception '姓名样例' using detail = '440106200401010017', hint = '样例'; end $$`,
    [],
    { code: 'P0001' },
  ],
]

test.each(statements)(
  'of %s the log keeps names of things, no values',
  async (_what, statement, values, kept) => {
    const { error, described } = await failing(statement, values)
    expect(error).toBeInstanceOf(Error)
    expect(described).toMatchObject(kept)
    expect(described.stack).toContain('at ')
    expect(JSON.stringify(described)).not.toMatch(/样例|440106|14500000002|2026/)
  },
)

test('other errors keep their message and cause, and lose what was hung on to them', () => {
  const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', body: '姓名样例' })
  const error = Object.assign(new Error('no answer', { cause }), { request: { name: '姓名样例' } })
  const described = describeError(error)
  expect(described).toMatchObject({
    type: 'Error',
    message: 'no answer',
    cause: { message: 'socket hang up', code: 'ECONNRESET' },
  })
  expect(JSON.stringify(described)).not.toContain('姓名样例')
  expect(describeError('样例')).toEqual({ type: 'string' })
})

test('ID numbers and mobiles that slip in all the same are struck; times and ids stay', () => {
  expect(strikePersonalData('{"a":"440106200401010017","b":"44010620040101001x"}')).toBe(
    '{"a":"[id-number]","b":"[id-number]"}',
  )
  expect(strikePersonalData('tel 14500000002, 013800138000')).toBe('tel [mobile], 013800138000')
  const line = '{"time":1782820800000,"id":"01a2139d-5851-7764-93bb-ca6388751b8d"}'
  expect(strikePersonalData(line)).toBe(line)
})
