import { expect, test } from '@jest/globals'
import type { Certificate } from 'shared-types/certificates/operations'
import { certificateFacts, endOf } from './facts'

const certificate: Certificate = {
  id: '00000000-0000-7000-8000-000000000001',
  number: '202610558000001',
  kind: 'destination-certificate',
  colour: 'blue',
  state: 'in-force',
  holderName: '林晓彤',
  receivingUnit: '广州市人力资源和社会保障局',
  printed: {
    school: '岭南示范大学',
    sex: '女',
    educationLevel: '本科生毕业',
    major: '软件工程',
    studyYears: '4',
    receivingAddress: '广州市示范路 1 号',
    reportFrom: '2026-07-01',
    reportTo: '2026-12-28',
    archiveNote: '档案由学校转寄至广州市人力资源和社会保障局',
    remark: '',
    authority: '示范中心',
  },
  issuedAt: '2026-06-30T17:00:00.000Z',
  revokedAt: null,
  revocationReason: null,
  verificationUrl: 'https://example.cn/v/x',
  sandbox: false,
}

test('the facts are those of the paper, the day that of China, an empty remark is left out', () => {
  const facts = certificateFacts(certificate)
  const value = (name: string) => facts.find((it) => it.name === name)?.value
  expect(value('period')).toBe('2026-07-01 至 2026-12-28')
  expect(value('issued')).toBe('2026-07-01')
  expect(value('remark')).toBeUndefined()
})

test('a certificate that ended says when and why, one in force does not', () => {
  expect(endOf(certificate)).toBeUndefined()
  expect(
    endOf({
      ...certificate,
      state: 'revoked',
      revokedAt: '2026-07-02T00:00:00.000Z',
      revocationReason: '派遣信息有误',
    }),
  ).toBe('2026-07-02 已撤销：派遣信息有误')
})
