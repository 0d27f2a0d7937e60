import { choices } from 'shared-types/codes/code-tables'
import { readCompany } from '../../companies/read-company'
import {
  allCompanies,
  writeCompanies,
  type CompanyFacts,
  type StoredCompany,
} from '../../companies/records'
import { Duplicates, joined } from '../duplicates'
import { ChangedMeanwhile, type JudgedRow, type Subject, type TextRow } from '../subject'

type Written = CompanyFacts & { version: number | null }

/** The centre's registry of companies: known by their credit code. */
export const companySubject: Subject<Written> = {
  name: 'company',
  isOfCentre: true,
  enteredMeanwhile: {
    field: 'creditCode',
    message: '检查之后，该单位已由其他操作录入，请核对后重新导入',
  },
  instructions: [
    '一、请在“单位名录”工作表中从第三行起填写，每个单位一行；第二行是示例，不会被导入。',
    '二、统一社会信用代码须保持文本格式，18 位；重复导入同一单位时，以新的内容为准。',
    '三、单位性质、单位行业填写代码或名称，可从下拉列表选择。',
  ],
  templateColumns: () =>
    Promise.resolve({
      choices: new Map([
        ['nature', choices('employerNature').map((it) => it.name)],
        ['industry', choices('employerIndustry').map((it) => it.name)],
      ]),
      examples: new Map(),
    }),
  async begin(tx) {
    const known = new Map((await allCompanies(tx)).map((it) => [it.creditCode, it]))
    const codes = new Duplicates('creditCode', '统一社会信用代码')
    return {
      judge: (rows) => Promise.resolve(rows.map((row) => judgeRow(row, known, codes))),
      atEnd: () => joined(codes),
      async write(own, { now }, rows) {
        if ((await writeCompanies(own, rows, now)) !== rows.length) throw new ChangedMeanwhile()
      },
    }
  },
}

function judgeRow(
  { number, texts, reasons: found }: TextRow,
  known: ReadonlyMap<string, StoredCompany>,
  codes: Duplicates,
): JudgedRow<Written> {
  const { facts, problems } = readCompany(texts)
  const reasons = [
    ...found,
    ...problems.filter((it) => !found.some((had) => had.field === it.field)),
  ]
  codes.add(facts.creditCode, number)
  if (reasons.length > 0) return { number, verdict: 'refused', reasons }
  const former = known.get(facts.creditCode)
  if (!former) return { number, verdict: 'accepted', reasons, write: { ...facts, version: null } }
  const isSame =
    !former.isSample &&
    (Object.keys(facts) as (keyof CompanyFacts)[]).every((it) => facts[it] === former[it])
  return isSame
    ? { number, verdict: 'unchanged', reasons }
    : { number, verdict: 'changed', reasons, write: { ...facts, version: former.version } }
}
