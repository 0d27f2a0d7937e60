import { DivisionField } from '../forms/division-field'
import type { Problems } from '../forms/problems'
import { TextField } from '../forms/text-field'

export interface SchoolValues {
  name: string
  region: string
}
export interface AdministratorValues {
  accountSuffix: string
  name: string
}

export const schoolProblems = ({ name, region }: SchoolValues): Problems => ({
  ...(!name.trim() && { name: '请填写院校名称' }),
  ...(!region && { region: '请选择所在地' }),
})

export const administratorProblems = ({ accountSuffix, name }: AdministratorValues): Problems => ({
  ...(!/^[a-z0-9][a-z0-9._-]{0,29}$/.test(accountSuffix.trim().toLowerCase()) && {
    accountSuffix: '账号后缀为 1 至 30 个字母、数字或 . _ -，以字母或数字开头',
  }),
  ...(!name.trim() && { administratorName: '请填写管理员姓名' }),
})

interface FieldsProps<T> {
  values: T
  problems: Problems
  onChange: (changes: Partial<T>) => void
}

export const SchoolFields = ({ values, problems, onChange }: FieldsProps<SchoolValues>) => (
  <>
    <TextField
      name="name"
      label="院校名称"
      value={values.name}
      maxLength={100}
      isRequired
      problem={problems['name']}
      onChange={(name) => onChange({ name })}
    />
    <DivisionField
      name="region"
      label="所在地"
      value={values.region}
      isRequired
      problem={problems['region']}
      onChange={(region) => onChange({ region })}
    />
  </>
)

interface AdministratorFieldsProps extends FieldsProps<AdministratorValues> {
  code: string
}

/** The account begins with the school's code. */
export const AdministratorFields = (props: AdministratorFieldsProps) => (
  <>
    <TextField
      name="accountSuffix"
      label="管理员账号"
      prefix={props.code || '院校代码'}
      value={props.values.accountSuffix}
      maxLength={30}
      isRequired
      problem={props.problems['accountSuffix']}
      hint="前五位固定为院校代码；一次性密码由系统生成"
      onChange={(accountSuffix) => props.onChange({ accountSuffix })}
    />
    <TextField
      name="administratorName"
      label="管理员姓名"
      value={props.values.name}
      maxLength={50}
      isRequired
      problem={props.problems['administratorName']}
      onChange={(name) => props.onChange({ name })}
    />
  </>
)
