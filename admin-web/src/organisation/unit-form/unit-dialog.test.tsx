import { beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Server, show } from '../../../test/screen'
import type { Unit } from '../units/unit-kinds'
import { UnitDialog } from './unit-dialog'

let server: Server
const onClose = jest.fn()

const campus: Unit = {
  id: '00000000-0000-7000-8000-000000000009',
  version: 3,
  values: { name: '东校区', address: '', contact: '', phone: '', introduction: '' },
  texts: {},
}

beforeEach(() => {
  server = new Server()
  onClose.mockClear()
})

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } })
const save = () => fireEvent.click(screen.getByText('保存'))

test('what is missing or malformed is said before anything is sent', () => {
  show(<UnitDialog kind="campus" onClose={onClose} />, '/organisation/campuses')
  fill('联系电话', '12')
  save()
  expect(screen.getByText('校区名称没有填写')).toBeTruthy()
  expect(screen.getByText(/^联系电话格式不正确/)).toBeTruthy()
  expect(server.asked).toEqual([])
})

test('a name that is taken is said beside its field, in the server’s words', async () => {
  const message = '已有同名的校区'
  server.refuse('organisation.add-unit', 'name-taken', {
    problems: [{ field: 'name', message }],
    reason: message,
  })
  show(<UnitDialog kind="campus" onClose={onClose} />, '/organisation/campuses')
  fill('校区名称', '东校区')
  save()
  await waitFor(() =>
    expect(document.getElementById('field-name-problem')?.textContent).toBe(message),
  )
  expect(onClose).not.toHaveBeenCalled()
})

test('after somebody else’s change the own one is laid over it and saved on the newer version', async () => {
  server.refuse('organisation.edit-unit', 'changed-elsewhere')
  const latest = { ...campus, version: 4, values: { ...campus.values, contact: '李老师' } }
  server.answer('organisation.get-unit', { ...latest, usedBy: [] })
  show(<UnitDialog kind="campus" unit={campus} onClose={onClose} />, '/organisation/campuses')
  fill('地址', '大学城')
  save()
  fireEvent.click(await screen.findByText('刷新'))
  await screen.findByText(/您的修改仍保留在表单中/)
  server.answer('organisation.edit-unit', latest)
  save()
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(server.inputsOf('organisation.edit-unit').at(-1)).toMatchObject({
    version: 4,
    values: { name: '东校区', address: '大学城', contact: '李老师' },
  })
})
