import { expect, test } from '@jest/globals'
import { findApplication, type Step } from './application'

let minute = 0
/** `centre approve: centre > completed "opinion"`, one minute after the other. */
function step(text: string, data?: object): Step {
  const [, level = '', action = '', from = '', to = '', opinion = ''] =
    /^(\w+) ([\w-]+): (\w+) > (\w+)(?: "(.*)")?$/.exec(text) ?? []
  const at = new Date(Date.UTC(2026, 6, 2, 0, (minute += 1)))
  return {
    action,
    from_stage: from,
    to_stage: to,
    actor_level: level,
    opinion: opinion || null,
    at,
    data,
  }
}

const settled = { unit: '旧单位' }
const begun = () => [
  step('level1 approve: level1 > centre'),
  step('centre approve: centre > completed', settled),
]
const applied = () => step('student reassign: completed > level2')

const opinionsOf = (steps: Step[]) =>
  findApplication(steps)?.opinions.map((it) => `${it.level} ${it.action} ${it.text ?? ''}`.trim())

test('a dispatch that was only ever settled has no application', () => {
  expect(findApplication(begun())).toBeUndefined()
  expect(findApplication([])).toBeUndefined()
})

test('an application knows when it was made and what was settled before', () => {
  const apply = applied()
  expect(findApplication([...begun(), apply])).toEqual({
    appliedAt: apply.at,
    settled,
    opinions: [],
  })
})

test('what was judged before the application is not about it', () => {
  const steps = [
    ...begun(),
    applied(),
    step('level2 approve: level2 > level1 "材料齐全"'),
    step('level1 approve: level1 > centre'),
    step('centre approve: centre > completed "同意改派"'),
  ]
  expect(opinionsOf(steps)).toEqual([
    'level2 approve 材料齐全',
    'level1 approve',
    'centre approve 同意改派',
  ])
})

test('a rejection stands until it is handed in again; then everything is judged anew', () => {
  const rejected = [
    ...begun(),
    applied(),
    step('level2 approve: level2 > level1'),
    step('level1 reject: level1 > rejected "解约函不清楚"'),
  ]
  expect(opinionsOf(rejected)).toEqual(['level2 approve', 'level1 reject 解约函不清楚'])
  const again = [...rejected, step('student submit: rejected > level2')]
  expect(opinionsOf(again)).toEqual([])
  expect(opinionsOf([...again, step('level1 approve: level2 > centre')])).toEqual([
    'level1 approve',
  ])
})

test('what the school changes under the centre is judged by the first level once more', () => {
  const steps = [
    ...begun(),
    applied(),
    step('level2 approve: level2 > level1'),
    step('level1 approve: level1 > centre'),
    step('level1 save: centre > level1'),
  ]
  expect(opinionsOf(steps)).toEqual(['level2 approve'])
  const atOnce = [
    ...begun(),
    applied(),
    step('level1 approve: level2 > centre'),
    step('level2 save: centre > level1'),
  ]
  expect(opinionsOf(atOnce)).toEqual([])
})

test('a completed one that the centre takes back says so instead', () => {
  const steps = [
    ...begun(),
    applied(),
    step('level1 approve: level2 > centre'),
    step('centre approve: centre > completed'),
    step('centre reopen: completed > rejected "单位名称有误"'),
  ]
  expect(opinionsOf(steps)).toEqual(['level1 approve', 'centre reopen 单位名称有误'])
})

test('an application that was given up never was: the one before it counts again', () => {
  const first = [
    ...begun(),
    applied(),
    step('level1 approve: level2 > centre'),
    step('centre approve: centre > completed', { unit: '新单位' }),
  ]
  expect(
    findApplication([...begun(), applied(), step('student abandon: level2 > completed')]),
  ).toBeUndefined()
  const second = [
    ...first,
    applied(),
    step('level1 reject: level2 > rejected "重复"'),
    step('student abandon: rejected > completed'),
  ]
  expect(findApplication(second)).toMatchObject({ settled })
  expect(opinionsOf(second)).toEqual(['level1 approve', 'centre approve'])
  expect(findApplication([...first, applied()])).toMatchObject({ settled: { unit: '新单位' } })
})
