import { expect, test } from '@jest/globals'
import { factLabel, factText } from './fact-text'

test.each([
  ['stage', 'level2', '二级待审'],
  ['state', 'in-force', '有效'],
  ['kind', 'origin', '生源上报'],
  ['region', '440100', '广东省 广州市'],
  ['isOpen', true, '是'],
  ['forTeachers', false, '否'],
  ['closesOn', null, ''],
  ['year', 2026, '2026'],
  ['functions', ['audit.view', 'roles.edit'], '操作日志：查询与导出、角色管理：编辑'],
  ['natures', ['origin=回生源地', 'a=乙（停用）'], '回生源地、乙（停用）'],
  ['rules', ['2023 destination-certificate'], '2023 届起毕业去向登记证明'],
  ['fields', ['mobile', 'nobody-knows'], '手机号、nobody-knows'],
  ['table', 'ethnicity', '民族'],
])('%s %j reads %s', (name, value, text) => {
  expect(factText(name, value)).toBe(text)
})

test('a name that nobody explained is shown as it is', () => {
  expect(factLabel('enabled')).toBe('是否启用')
  expect(factLabel('something')).toBe('something')
})
