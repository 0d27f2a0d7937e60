import { expect, test } from '@jest/globals'
import { NEWEST_YEAR } from 'shared-types/codes/versioned-tables'
import { ask } from '../../../test/builders/ask'
import { openWorld } from '../../../test/contract/world'
import { textRow, workbookFile } from '../../../test/hostile-workbooks/workbook-file'

const world = await openWorld()
const chief = await world.staff('10001level1')
const centre = await world.staff('centre')
const department = (await world.call(chief, 'organisation.get', {})).departments[0]?.id ?? ''

const add = (name: string, nationalMajor: string) =>
  ask(world, chief, 'organisation.add-unit', {
    unit: 'major',
    values: {
      ...{ name, code: name, studyYears: '3', educationLevel: '11301' },
      ...{ department, nationalMajor },
    },
  })

test('a major of a catalogue that is not here is entered by its code, by its name only once the centre has imported it', async () => {
  expect(await add('甲', '510201')).toMatchObject({
    value: { texts: { nationalMajor: '510201' } },
  })
  expect(await add('乙', '计算机应用技术')).toMatchObject({
    code: 'fields-invalid',
    hint: { problems: [{ field: 'nationalMajor' }] },
  })
  const rows = [textRow(1, ['代码', '名称']), textRow(2, ['510201', '计算机应用技术'])]
  const bytes = workbookFile({ sheets: [{ rows: rows.join('') }] })
  await world.call(centre, 'codes.import', {
    table: 'nationalMajor',
    fileId: await world.upload(centre, 'import-file', bytes, { name: 'majors.xlsx' }),
    version: '2021',
    source: '职业教育专业目录（2021 年）',
    validFromYear: 2027,
  })
  expect(await add('乙', '计算机应用技术')).toMatchObject({
    value: { texts: { nationalMajor: '计算机应用技术（510201）' } },
  })
  const { about, entries } = await world.call(chief, 'codes.get', {
    table: 'nationalMajor',
    year: NEWEST_YEAR,
  })
  expect(about).toMatchObject({ version: '2021', entries: 1 })
  expect(entries).toEqual([{ code: '510201', name: '计算机应用技术' }])
})
