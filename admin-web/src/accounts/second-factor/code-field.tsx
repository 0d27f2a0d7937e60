import { TextField } from '../../forms/text-field'

export const isCode = (text: string) => /^\d{6}$/.test(text)

interface CodeFieldProps {
  value: string
  /** Once sending was tried, what is missing is said. */
  isTried: boolean
  onChange: (code: string) => void
}

/** The six digits that the authenticator shows at this moment. */
export const CodeField = ({ value, isTried, onChange }: CodeFieldProps) => (
  <TextField
    name="code"
    label="动态码"
    inputMode="numeric"
    autoComplete="one-time-code"
    value={value}
    maxLength={7}
    isRequired
    problem={isTried && !isCode(value) ? '请输入身份验证器显示的 6 位数字' : undefined}
    hint="每 30 秒更换一次，请输入当前显示的 6 位数字"
    onChange={(text) => onChange(text.replace(/\s/g, ''))}
  />
)
