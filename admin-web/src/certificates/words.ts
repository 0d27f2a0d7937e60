import type { OutputOf } from '../api/call'

export type Certificate = OutputOf<'certificates.list'>['certificates'][number]
export type CertificateRow = OutputOf<'certificates.search'>['rows'][number]

export const colourLabels: Record<Certificate['colour'], string> = { blue: '蓝色', red: '红色' }

export const stateLabels: Record<Certificate['state'], string> = {
  'in-force': '有效',
  superseded: '已被更换',
  revoked: '已撤销',
}
