import { isDate } from '../formats'

/** Kinds of identity document; the kind decides the way of binding (product.md §6.2). */
export const idTypes = [
  { code: 'resident', name: '居民身份证' },
  { code: 'hk-macau-permit', name: '港澳居民来往内地通行证' },
  { code: 'taiwan-permit', name: '台湾居民来往大陆通行证' },
  { code: 'hmt-residence', name: '港澳台居民居住证' },
] as const
export type IdType = (typeof idTypes)[number]['code']

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** GB 11643: the eighteenth character from the first seventeen digits (ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return CHECK_DIGITS[sum % 11] ?? ''
}

export const normaliseIdNumber = (value: string) => value.replace(/\s/g, '').toUpperCase()

/** What is wrong with an ID number of this kind, as a sentence; undefined when it is well-formed. */
export function idNumberProblem(type: IdType, value: string): string | undefined {
  switch (type) {
    case 'resident':
    case 'hmt-residence':
      return eighteenDigitProblem(type, value)
    case 'hk-macau-permit':
      return /^[HM](\d{8}|\d{10})$/.test(value)
        ? undefined
        : '港澳居民来往内地通行证号码应为 H 或 M 加 8 位或 10 位数字'
    case 'taiwan-permit':
      return /^(\d{8}|\d{10}[A-Z]?)$/.test(value)
        ? undefined
        : '台湾居民来往大陆通行证号码应为 8 位数字'
  }
}

function eighteenDigitProblem(
  type: 'resident' | 'hmt-residence',
  value: string,
): string | undefined {
  if (!/^\d{17}[\dX]$/.test(value)) return '身份证号应为 18 位，最后一位可以是 X'
  if (type === 'hmt-residence' && !/^(810000|820000|830000)/.test(value))
    return '港澳台居民居住证号码应以 810000、820000 或 830000 开头'
  if (!isDate(birthDateOf(value))) return '身份证号中的出生日期不存在，请核对'
  if (checkDigitOf(value.slice(0, 17)) !== value[17]) return '身份证号校验位不正确，请核对'
  return undefined
}

/** YYYY-MM-DD from an 18-digit number. */
export function birthDateOf(value: string): string {
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
}

export function sexOf(value: string): 'male' | 'female' {
  return Number(value[16]) % 2 === 1 ? 'male' : 'female'
}

export const hasEighteenDigits = (type: IdType) => type === 'resident' || type === 'hmt-residence'

export const isFromMainland = (type: IdType) => type === 'resident'
