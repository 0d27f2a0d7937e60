import { errorTable } from 'shared-types/errors'
import type { Problems } from '../../forms/problems'

export interface StaffValues {
  name: string
  roleId: string
  remark: string
}
export interface NewStaffValues extends StaffValues {
  accountSuffix: string
  password: string
  repeated: string
}

export const newStaff: NewStaffValues = {
  accountSuffix: '',
  name: '',
  roleId: '',
  password: '',
  repeated: '',
  remark: '',
}

export const staffProblems = ({ name, roleId }: StaffValues): Problems => ({
  ...(!name.trim() && { name: '请填写姓名' }),
  ...(!roleId && { roleId: '请选择角色' }),
})

export const newStaffProblems = (values: NewStaffValues): Problems => ({
  ...(!/^[a-z0-9][a-z0-9._-]{0,29}$/.test(values.accountSuffix.trim().toLowerCase()) && {
    accountSuffix: '账号后缀为 1 至 30 个字母、数字或 . _ -，以字母或数字开头',
  }),
  ...staffProblems(values),
  ...passwordProblems(values),
})

/** The rest of the rule needs the list of common passwords and is the server's. */
function passwordProblems({ password, repeated }: NewStaffValues): Problems {
  const isMixed = /[a-z]/i.test(password) && /\d/.test(password)
  return {
    ...(!(password.length >= 8 && isMixed) && {
      password: errorTable['password-too-weak'].message,
    }),
    ...(password !== repeated && { repeated: '两次输入的密码不一致' }),
  }
}
