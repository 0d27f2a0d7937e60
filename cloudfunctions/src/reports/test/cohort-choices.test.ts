import { afterEach, expect, test } from '@jest/globals'
import { ask, codeOf } from '../../../test/builders/ask'
import { addCodeVersion } from '../../../test/builders/code-version'
import { originForm, seen } from '../../../test/builders/forms'
import { YEAR } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()
const centre = await world.staff('centre')

afterEach(() => world.owner.query('delete from code_table_version'))

/** A version of 「政治面貌」 as if the centre had imported it: 01 has another name, 50 is new, the rest is gone. */
const addVersion = (validFromYear: number) =>
  addCodeVersion(
    world,
    'politicalStatus',
    [
      { code: '01', name: '党员' },
      { code: '50', name: '新面貌' },
    ],
    validFromYear,
  )

const submit = async (politicalStatus: string) => {
  const student = await world.student()
  return ask(
    world,
    student,
    'reports.submit',
    await originForm(world, student, { politicalStatus }),
  )
}
const problem = { field: 'politicalStatus', message: '请从列表中选择政治面貌' }

test('a form offers, and takes, what the version of its cohort holds', async () => {
  expect(codeOf(await submit('03'))).toBe('answered')
  await addVersion(YEAR)
  expect(await submit('03')).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [problem] },
  })
  expect(codeOf(await submit('50'))).toBe('answered')
  const mine = await world.call(await world.student(), 'reports.mine', { kind: 'origin' })
  expect(mine.settings).toContainEqual({
    field: 'politicalStatus',
    enabled: true,
    editable: true,
    required: true,
    choices: [
      { code: '01', name: '党员' },
      { code: '50', name: '新面貌' },
    ],
  })
})

test('a version for later cohorts changes nothing for this one, and the latest that serves it counts', async () => {
  await addVersion(YEAR + 1)
  expect(codeOf(await submit('03'))).toBe('answered')
  expect(codeOf(await submit('50'))).toBe('fields-invalid')
  await addVersion(YEAR - 1)
  expect(codeOf(await submit('50'))).toBe('answered')
})

test('natures of dispatch are those of the centre, in its words and order; one that is off is not taken', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'draft' })
  const { natures, version } = await world.call(centre, 'settings.list-dispatch-natures', {})
  const [first, ...others] = natures.map(({ code, name, enabled }) => ({ code, name, enabled }))
  const changed = [...others, { code: first?.code ?? '', name: '去单位', enabled: false }]
  await world.call(centre, 'settings.save-dispatch-natures', { natures: changed, version })

  const mine = await world.call(student, 'reports.mine', { kind: 'dispatch' })
  const offered = mine.settings.find((it) => it.field === 'dispatchNature')?.choices
  expect(offered?.map((it) => it.code)).toEqual(changed.map((it) => it.code))
  expect(offered?.at(-1)).toEqual({ code: first?.code, name: '去单位', off: true })
  const { version: seenVersion } = seen(student, 'dispatch')
  expect(
    await ask(world, student, 'reports.save-draft', {
      kind: 'dispatch',
      version: seenVersion,
      data: { dispatchNature: first?.code ?? '' },
    }),
  ).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'dispatchNature', message: '请从列表中选择派遣性质' }] },
  })
})
