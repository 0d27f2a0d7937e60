import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeTables } from 'shared-types/codes/code-tables'

// Makes the files beside this one with LibreOffice, as a school would from a CSV export: the roll with the ID column
// declared as text, and opened carelessly so that IDs became numbers; a list of majors.
// Run with `npx tsx cloudfunctions/test/samples/make-samples.ts`; the results are committed.

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A citizen's number that passes GB 11643; the people are invented. */
function idNumber(region: string, born: string, order: number) {
  const body = `${region}${born}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]!
}

const header =
  '姓名,证件类型,身份证号,学号,准考证号,性别,民族,政治面貌,学历,专业,培养方式,学制,入学日期,毕业日期,届'
const citizen = '居民身份证'
const people = [
  ['样例甲', '男', '汉族', '共青团员', '440103', '20040229', 991],
  ['样例乙', '女', '汉族', '中共预备党员', '440304', '20031107', 992],
  ['样例丙', '男', '壮族', '群众', '450102', '20040915', 993],
  ['样例丁', '女', '汉族', '共青团员', '441802', '20030601', 994],
  ['阿依古丽·样例', '女', '维吾尔族', '共青团员', '650102', '20040311', 996],
  ['样例戊', '男', '瑶族', '群众', '441881', '20021224', 997],
  ['样例己', '女', '汉族', '中共党员', '440902', '20030818', 998],
  ['样例𠮷', '男', '汉族', '共青团员', '440106', '20040520', 999],
] as const

const rows = people.map(([name, sex, ethnicity, status, region, born, order], index) =>
  [
    ...[name, citizen, idNumber(region, born, order), `0026${1001 + index}`, ''],
    ...[sex, ethnicity, status, '本科', '软件工程', '非定向', '4', '2022/9/1', '2026/6/30', '2026'],
  ].join(','),
)
rows.push(
  '样例港,港澳居民来往内地通行证,H09990001,00261009,,女,汉族,群众,本科,软件工程,非定向,4,2022/9/1,2026/6/30,2026',
)

/** @param columns how LibreOffice reads each column: 1 general, 2 text, 5 year/month/day */
function convert(name: string, lines: readonly string[], columns: string) {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'))
  const csv = join(folder, `${name}.csv`)
  writeFileSync(csv, [...lines, ''].join('\n'))
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const filter = `--infilter=CSV:44,34,76,1,${columns}`
  const made = ['--convert-to', 'xlsx', '--outdir', folder, csv]
  execFileSync('soffice', [profile, '--headless', filter, ...made])
  const file = `${name}.xlsx`
  writeFileSync(new URL(file, import.meta.url), readFileSync(join(folder, file)))
  rmSync(folder, { recursive: true })
}

const text = (columns: number) => Array.from({ length: columns }, (_, at) => `${at + 1}/2`)
convert('roll', [header, ...rows], [...text(12), '13/5', '14/5', '15/1'].join('/'))
convert('roll-with-rounded-ids', [header, ...rows], ['13/5', '14/5'].join('/'))

const majors = [
  '专业名称,专业代码,学制,学历,所属院系,国标专业',
  '网络工程,080903,4,本科生毕业,计算机学院,080903',
  '信息安全,080904,4,本科生毕业,计算机学院,信息安全',
  '人工智能,080717,4,本科生毕业,计算机学院,080717T',
  '汉语国际教育,050103,4,本科生毕业,中国语言文学系,汉语国际教育',
  '量子信息科学,070206,4,本科生毕业,没有的学院,070206T',
]
convert('majors', majors, text(6).join('/'))

const authorities = [
  '地区,是否师范生,主管单位名称,地址,邮政编码,联系电话',
  '广东省广州市,是,广州市教育局,广州市越秀区西湖路 83 号,510030,020-22083636',
  '440300,是,深圳市教育局,深圳市福田区莲花路 2018 号,518040,0755-88120000',
  '海南省,否,海南省人力资源和社会保障厅（样例）,海口市海府路 59 号,570204,0898-65330000',
  '广东省广州市越秀区,否,区级单位不接收,,,',
]
convert('authorities', authorities, text(6).join('/'))

/** The table as it comes with the platform, with one entry renamed, one added and one left out. */
const politicalStatus = codeTables.politicalStatus.entries
  .filter((it) => it.code !== '13')
  .map((it) => [it.code, it.code === '01' ? `${it.name}（2026）` : it.name].join(','))
convert(
  'political-status',
  ['代码,名称', ...politicalStatus, '88,无党派民主人士（新）'],
  text(2).join('/'),
)
