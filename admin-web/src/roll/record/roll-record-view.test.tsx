import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { rollRecord } from '../../../test/roll-record'
import { Server, show } from '../../../test/screen'
import { RollRecordView } from './roll-record-view'

let server: Server
const onCorrected = jest.fn()
const record = rollRecord()

beforeEach(() => {
  server = new Server()
  onCorrected.mockClear()
  server.answer('students.get', record)
  server.answer('students.read-id-number', { idNumber: '440103200401019005' })
  server.answer('organisation.get', {
    schoolName: '中山大学',
    campuses: [],
    departments: [],
    majors: [{ id: 'm1', name: '软件工程', departmentId: 'd1' }],
    classes: [{ id: 'c1', name: '软件1班', majorId: 'm1' }],
  })
})

// By text: looking for roles in a form of this size takes seconds.
const press = (name: string) => fireEvent.click(screen.getByText(name))
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

async function edit() {
  show(<RollRecordView id={record.id} onCorrected={onCorrected} />, '/roll')
  fireEvent.click(await screen.findByText('修改学籍'))
  await screen.findByLabelText(/身份证号/)
}

test('the whole number is read only when somebody corrects the record', async () => {
  await edit()
  expect(server.inputsOf('students.read-id-number')).toHaveLength(1)
  expect(screen.getByLabelText<HTMLInputElement>(/身份证号/).value).toBe('440103200401019005')
  expect(screen.queryByLabelText(/性别/)).toBeNull()
})

test('only what was changed is sent, with the version on screen and the reason', async () => {
  server.answer('students.update', rollRecord({ version: 4 }))
  await edit()
  write(/姓名/, '陈佳怡')
  press('保存')
  expect(screen.getByText('请输入修改原因')).toBeTruthy()
  expect(server.inputsOf('students.update')).toEqual([])
  write(/修改原因/, '与身份证核对')
  press('保存')
  await waitFor(() => expect(onCorrected).toHaveBeenCalled())
  expect(server.inputsOf('students.update')).toEqual([
    { id: record.id, version: 3, values: { name: '陈佳怡' }, reason: '与身份证核对' },
  ])
})

test('a wrong digit is said at once; what the server refuses is shown at its field', async () => {
  server.refuse('students.update', 'fields-invalid', {
    problems: [{ field: 'studentNumber', message: '学号已被本校同一年份的另一名学生使用，请核对' }],
  })
  await edit()
  write(/身份证号/, '440103200401019006')
  expect(screen.getByText('身份证号校验位不正确，请核对')).toBeTruthy()
  write(/身份证号/, '440103200401019005')
  write(/学号/, '202200002')
  write(/修改原因/, '核对')
  press('保存')
  await screen.findByText('学号已被本校同一年份的另一名学生使用，请核对')
})

test('when somebody else was faster, the corrections are laid over their version', async () => {
  server.refuse('students.update', 'changed-elsewhere')
  await edit()
  write(/准考证号/, '22440106000009')
  write(/修改原因/, '补录')
  press('保存')
  await screen.findByText('内容已在别处修改，请刷新后再提交')
  server.answer('students.get', rollRecord({ version: 7 }))
  press('刷新')
  await screen.findByText(/已载入最新内容/)
  server.answer('students.update', rollRecord({ version: 8 }))
  press('保存')
  await waitFor(() => expect(server.inputsOf('students.update')).toHaveLength(2))
  expect(server.inputsOf('students.update')[1]).toMatchObject({
    version: 7,
    values: { examNumber: '22440106000009' },
  })
})

test('the code of a confirmation is shown once it has been made', async () => {
  const code = { code: '01234567', expiresAt: '2026-11-26T02:00:00.000Z' }
  server.answer('students.confirm-identity', code)
  show(<RollRecordView id={record.id} />, '/roll')
  fireEvent.click(await screen.findByText('当面核验', { selector: 'button span' }))
  write('核验说明', '本人持身份证到场')
  press('已核验本人，生成核验码')
  await screen.findByText('0123 4567')
  expect(server.inputsOf('students.confirm-identity')).toEqual([
    { id: record.id, version: 3, reason: '本人持身份证到场' },
  ])
})

test('what was reported is one click away, what is missing can be added by whoever may', async () => {
  server.answer(
    'students.get',
    rollRecord({
      year: 2026,
      reports: [
        { kind: 'origin', report: { id: record.id, stage: 'level1' }, mayAdd: false },
        { kind: 'dispatch', report: null, mayAdd: false },
        { kind: 'employment', report: null, mayAdd: true },
      ],
    }),
  )
  show(<RollRecordView id={record.id} />, '/roll')
  const section = within(await screen.findByLabelText('上报情况'))
  expect(section.getByText('一级待审')).toBeTruthy()
  expect(section.getAllByText('未上报')).toHaveLength(2)
  const links = section.getAllByRole('link')
  expect(links.map((it) => [it.getAttribute('aria-label'), it.getAttribute('href')])).toEqual([
    ['查看生源上报', `/reports/origin?open=${record.id}`],
    ['添加就业上报', `/reports/employment?add=${record.id}`],
  ])
})

test('codes are called, and chosen, as the year of the record has them', async () => {
  server.answerBy('codes.get', ({ table, year }) => ({
    about: {
      ...{ table, label: '', version: '2', source: '', validFromYear: year, entries: 1 },
      ...{ importedAt: null, importedBy: null },
    },
    entries: table === 'politicalStatus' ? [{ code: '03', name: `团员（${year}）` }] : [],
  }))
  show(<RollRecordView id={record.id} />, '/roll')
  await screen.findByText('团员（2026）')
  // A table that lost the code keeps its name.
  expect(screen.getByText('汉族')).toBeTruthy()
  fireEvent.click(screen.getByText('修改学籍'))
  await screen.findByLabelText(/身份证号/)
  expect(screen.getByText('团员（2026）')).toBeTruthy()
})
