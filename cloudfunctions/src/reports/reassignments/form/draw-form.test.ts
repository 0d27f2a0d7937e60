import { afterAll, expect, test } from '@jest/globals'
import { fonts, runTool, scratch } from '../../../certificates/test/certificates'
import type { FormContent } from './content'
import { drawForm } from './draw-form'

const files = scratch()
if (!process.env['KEEP']) afterAll(files.remove)

const usual: FormContent = {
  number: 'GP202610558-20220001-20260901',
  stage: '中心待审',
  appliedAt: '2026-09-01 09:30',
  printedAt: '2026-09-08 15:12',
  person: {
    name: '欧阳龘',
    sex: '女',
    studentNumber: '20220001',
    idType: '居民身份证',
    idNumber: '4401**********1234',
    school: '示范师范大学',
    department: '文学院',
    major: '汉语言文学（师范）',
    educationLevel: '本科生毕业',
    graduatesOn: '2026-06-30',
  },
  careerChoiceEndsOn: '2028-06-30',
  certificate: { name: '原登记证明编号', number: '202610558000123' },
  changes: [
    { label: '派遣性质', former: '回生源地', wanted: '派遣就业单位' },
    {
      label: '主管单位',
      former: '广州市人力资源和社会保障局',
      wanted: '深圳市人力资源和社会保障局',
    },
    { label: '具体派遣单位', former: '', wanted: '深圳示范科技有限公司' },
    { label: '报到地址', former: '广州市越秀区连新路43号', wanted: '深圳市福田区深南大道8005号' },
    {
      label: '档案接收单位',
      former: '广州市人力资源和社会保障局',
      wanted: '深圳市人力资源和社会保障局',
    },
    { label: '接收单位邮政编码', former: '510000', wanted: '518000' },
  ],
  reason: '已与新单位签订就业协议，原派遣地与工作地不一致。',
  materials: ['接收函 1 份', '报到证原件照片 2 份', '原单位解约函 1 份'],
  needs: { release: true, acceptance: true },
  opinions: {
    school: [
      '院系：同意。材料齐全（2026-09-02 10:00 网上审核）',
      '学校：同意（2026-09-03 11:20 网上审核）',
    ],
    centre: [],
  },
  sandbox: true,
}

async function draw(changes: Partial<FormContent> = {}) {
  const pdf = await drawForm({ ...usual, ...changes }, fonts)
  const file = files.write('form.pdf', pdf)
  return {
    file,
    text: runTool('pdftotext', '-layout', file, '-').replace(/\s/g, ''),
    pages: Number(/Pages: +(\d+)/.exec(runTool('pdfinfo', file))?.[1]),
  }
}

const without = (text: string) => text.replace(/\s/g, '')

test('everything of the application stands on one A4 page and can be selected', async () => {
  const { text, pages, file } = await draw()
  expect(pages).toBe(1)
  const { person, certificate, changes, opinions } = usual
  const values = [
    '普通高等学校毕业生',
    '调整改派申请表',
    usual.number,
    usual.appliedAt,
    usual.stage,
    usual.printedAt,
    ...Object.values(person),
    usual.careerChoiceEndsOn,
    certificate.name,
    certificate.number,
    ...changes.flatMap((it) => [it.label, it.former, it.wanted]),
    usual.reason,
    ...usual.materials,
    ...opinions.school,
    '不是报到证或毕业去向登记证明',
  ]
  for (const it of values) expect(text).toContain(without(it))
  for (const it of [
    '申请人签字',
    '原单位或其主管部门意见：',
    '新接收单位',
    '学校意见',
    '省中心意见',
  ])
    expect(text).toContain(it)
  expect(runTool('pdfinfo', file)).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/)
})

test('a demonstration says so, a real form does not', async () => {
  expect((await draw()).text).toContain('演示环境生成')
  expect((await draw({ sandbox: false })).text).not.toContain('演示环境')
})

test('what the rules do not ask for says so', async () => {
  const { text } = await draw({ needs: { release: false, acceptance: true } })
  expect(text).toContain('原单位或其主管部门意见（按规定可不填）')
  expect(text).toContain('新接收单位或其主管部门意见：')
})

test('the longest values and opinions are all there, over as many pages as they need', async () => {
  const long = '很长的单位名称'.repeat(28)
  const opinion = `院系：不同意。${'材料不清楚请重新上传'.repeat(50)}`
  const { text, pages, file } = await draw({
    changes: usual.changes.map((it) => ({ ...it, former: `${long}甲`, wanted: `${long}乙` })),
    reason: long,
    opinions: { school: [opinion, opinion], centre: [opinion] },
  })
  expect(pages).toBeGreaterThan(1)
  expect(text).toContain(`第${pages}页，共${pages}页`)
  const plain = runTool('pdftotext', file, '-').replace(/\s/g, '')
  expect(plain.split(long).length - 1).toBe(usual.changes.length * 2 + 1)
  expect(plain.split('材料不清楚请重新上传').length - 1).toBe(150)
})

test('rare characters are printed; one that no font has is left to be written in by hand', async () => {
  const { text } = await draw({ person: { ...usual.person, name: '王𠮷㛃' } })
  expect(text).toContain('王𠮷㛃')
  expect(text).not.toContain('手写补正')
  const lacking = await draw({ person: { ...usual.person, name: '王\u{30EDD}明' } })
  expect(lacking.text).toContain('王〓明')
  expect(lacking.text).toContain('“〓”处为字库暂缺的字')
})
