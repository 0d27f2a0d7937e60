import { expect, test } from '@jest/globals'
import { canonicalBytes, colourFor, type CertificateContent } from './content'
import { contentWith } from './test/certificates'

test('the same content gives the same bytes in whatever order its fields come', () => {
  const content = contentWith()
  const reversed = Object.fromEntries(Object.entries(content).reverse())
  expect(canonicalBytes(reversed as unknown as CertificateContent)).toEqual(canonicalBytes(content))
})

test('a name typed with combining marks gives the bytes of the composed name', () => {
  expect(canonicalBytes(contentWith({ name: 'Zoe\u0308' }))).toEqual(
    canonicalBytes(contentWith({ name: 'Zoë' })),
  )
})

test('any other change of a field changes the bytes', () => {
  const bytes = canonicalBytes(contentWith())
  for (const key of Object.keys(contentWith()) as (keyof CertificateContent)[]) {
    const changed = contentWith({ [key]: `${contentWith()[key]} ` })
    expect(canonicalBytes(changed)).not.toEqual(bytes)
  }
})

test('the canonical bytes of a certificate stay what they are', () => {
  expect(canonicalBytes(contentWith()).toString('utf8')).toMatchInlineSnapshot(
    `"{"archiveNote":"档案由学校转寄至广州市人力资源和社会保障局","authority":"广东省高等学校毕业生就业指导中心","checkCode":"HK7M-Q2XW","colour":"blue","educationLevel":"本科生毕业","issuedOn":"2022-07-01","kind":"registration-certificate","major":"汉语言文学（师范）","name":"欧阳龘","number":"202210558000123","receivingAddress":"广东省广州市越秀区连新路43号","receivingUnit":"广州市人力资源和社会保障局","remark":"","reportFrom":"2022-07-01","reportTo":"2022-12-28","school":"示范师范大学","sex":"女","studyYears":"4","verificationUrl":"https://zs.example.cn/v/Zm9vYmFyYmF6cXV4MTIzNA"}"`,
  )
})

test('postgraduates get red, undergraduates and associates blue', () => {
  expect([colourFor('11111'), colourFor('11121')]).toEqual(['red', 'red'])
  expect([colourFor('11211'), colourFor('11311')]).toEqual(['blue', 'blue'])
})
