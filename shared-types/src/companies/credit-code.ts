/** GB 32100-2015: digits and capitals without I, O, S, V, Z, which read like digits. */
export const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
export const CREDIT_CODE_LENGTH = 18

/** As it is written on a licence: capitals, no spaces. */
export const tidyCreditCode = (value: string): string => value.replace(/\s/g, '').toUpperCase()

/** The eighteenth character, for the seventeen before it (GB 32100-2015, ISO 7064 MOD 31-3). */
export function creditCodeCheck(body: string): string {
  const sum = Array.from(body).reduce(
    (total, it, at) => total + CREDIT_CODE_CHARACTERS.indexOf(it) * (3 ** at % 31),
    0,
  )
  return CREDIT_CODE_CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** Whether a tidied code is one. */
export const isCreditCode = (code: string): boolean => creditCodeProblem('', code) === undefined

/** What is wrong with a tidied code, in a sentence about `label`. */
export function creditCodeProblem(label: string, code: string): string | undefined {
  if (code.length !== CREDIT_CODE_LENGTH)
    return `${label}应为 ${CREDIT_CODE_LENGTH} 位，现在是 ${code.length} 位`
  if (!Array.from(code).every((it) => CREDIT_CODE_CHARACTERS.includes(it)))
    return `${label}只能有数字和大写字母，且不含 I、O、S、V、Z，请对照营业执照核对`
  return creditCodeCheck(code.slice(0, -1)) === code.slice(-1)
    ? undefined
    : `${label}校验不通过，请对照营业执照逐位核对`
}
