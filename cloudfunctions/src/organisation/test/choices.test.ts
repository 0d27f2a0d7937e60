import { expect, test } from '@jest/globals'
import { openWorld } from '../../../test/contract/world'

const world = await openWorld()

test('a form offers the units of the own school, to staff and student alike', async () => {
  const readers = [await world.student(), await world.staff('10001level1')]
  for (const reader of readers) {
    const choices = await world.call(reader, 'organisation.get', {})
    expect(choices).toMatchObject({
      schoolName: '甲大学',
      campuses: [{ name: '东校区' }],
      departments: expect.arrayContaining([
        expect.objectContaining({ name: '信息学院' }),
        expect.objectContaining({ name: '医学院' }),
      ]),
    })
    expect(choices.majors.map((it) => it.name).sort()).toEqual(['护理学', '软件工程'])
    const software = choices.majors.find((it) => it.name === '软件工程')
    const classes = choices.classes.filter((it) => it.majorId === software?.id)
    expect(classes.map((it) => it.name)).toEqual(['软件1班', '软件2班'])
  }
})

test('who has some majors is offered those and their classes, in every department', async () => {
  const nursing = await world.staff('10001other')
  const choices = await world.call(nursing, 'organisation.get', {})
  expect(choices.majors.map((it) => it.name)).toEqual(['护理学'])
  const own = choices.majors[0]?.id
  expect(choices.classes.every((it) => it.majorId === own)).toBe(true)
  expect(choices.departments.map((it) => it.name)).toEqual(
    expect.arrayContaining(['信息学院', '医学院']),
  )
})

test('another school’s are not among them', async () => {
  const choices = await world.call(await world.staff('10002level1'), 'organisation.get', {})
  expect(choices.campuses.map((it) => it.name)).toEqual(['西校区'])
  const own = world.schoolOf('10002').majors.map((it) => it.id)
  expect(choices.majors.map((it) => it.id).sort()).toEqual([...own].sort())
})

test('the authorities of the province’s cities and of the other provinces can be chosen', async () => {
  const { authorities } = await world.call(
    await world.student(),
    'organisation.list-authorities',
    {},
  )
  const names = authorities.map((it) => it.name)
  expect(names).toEqual(
    expect.arrayContaining([
      '梅州市人力资源和社会保障局',
      '梅州市教育局',
      '湖南省人力资源和社会保障厅',
    ]),
  )
})
