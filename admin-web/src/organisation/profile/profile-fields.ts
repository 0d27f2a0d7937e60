import { isEmail, isPhone, isPostcode } from 'shared-types/formats'
import type { ProfileFacts } from 'shared-types/organisation/profile-operations'
import type { InputOf } from '../../api/call'
import type { Problems } from '../../forms/problems'

export type TextName = Exclude<keyof ProfileFacts, 'sealFileId' | 'logoFileId'>
export type PictureName = 'sealFileId' | 'logoFileId'

interface ProfileField {
  name: TextName
  label: string
  maxLength: number
  inputMode?: 'email' | 'tel' | 'url' | 'numeric'
  hint?: string
}

/** One line each; the introduction has many. */
export const lineFields: readonly ProfileField[] = [
  { name: 'address', label: '联系地址', maxLength: 200 },
  { name: 'contact', label: '院校联系人', maxLength: 50 },
  { name: 'email', label: '院校电子邮箱', maxLength: 100, inputMode: 'email' },
  {
    ...{ name: 'phone', label: '联系电话', maxLength: 30, inputMode: 'tel' },
    hint: '区号-号码，或手机号',
  },
  { name: 'fax', label: '传真', maxLength: 30, inputMode: 'tel', hint: '区号-号码' },
  {
    ...{ name: 'homepage', label: '院校主页', maxLength: 200, inputMode: 'url' },
    hint: '以 http:// 或 https:// 开头',
  },
  { name: 'postcode', label: '邮政编码', maxLength: 6, inputMode: 'numeric' },
]

export const INTRODUCTION_LENGTH = 5000

export const pictureLabels: Record<PictureName, string> = {
  sealFileId: '院校印章',
  logoFileId: '院校标志',
}

/** It is printed on certificates, over text; what the server checks of it. */
export const sealUpload = {
  mediaTypes: ['image/png'],
  hint: '透明背景的正方形 PNG，宽高 300 至 1000 像素，2 MB 以内；省中心启用后印在本校毕业生的证书上',
} as const

type Values = Omit<InputOf<'organisation.save-profile'>, 'version'>

/** The same sentences as the server's, while one types. */
export function problemsIn({ email, phone, fax, homepage, postcode }: Values): Problems {
  const isWebAddress = /^https?:\/\/\S+$/.test(homepage.trim())
  return {
    ...(email && !isEmail(email.trim()) && { email: '院校电子邮箱格式不正确' }),
    ...(phone &&
      !isPhone(phone.trim()) && { phone: '联系电话格式不正确，请填写“区号-号码”或手机号' }),
    ...(fax && !isPhone(fax.trim()) && { fax: '传真格式不正确，请填写“区号-号码”' }),
    ...(homepage && !isWebAddress && { homepage: '院校主页应以 http:// 或 https:// 开头' }),
    ...(postcode && !isPostcode(postcode.trim()) && { postcode: '邮政编码应为 6 位数字' }),
  }
}
