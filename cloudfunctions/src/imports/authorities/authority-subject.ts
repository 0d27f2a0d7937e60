import { authorityFields } from 'shared-types/authorities/authority-fields'
import { findDivision, provinces } from 'shared-types/codes/divisions'
import { readAuthority } from '../../authorities/read-authority'
import { allAuthorities, writeAuthorities, type AuthorityFacts } from '../../authorities/records'
import { Duplicates, joined } from '../duplicates'
import { yesOrNo } from '../rows/yes-or-no'
import { ChangedMeanwhile, type Reason, type Subject } from '../subject'

type Written = AuthorityFacts & { version: number | null }

/** The centre's table of authorities: known by region and whether for teacher training. */
export const authoritySubject: Subject<Written> = {
  name: 'authority',
  isOfCentre: true,
  enteredMeanwhile: {
    field: 'region',
    message: '检查之后，该地区的主管单位已由其他操作录入，请核对后重新导入',
  },
  instructions: [
    '一、请在“主管单位”工作表中从第三行起填写，每个单位一行；第二行是示例，不会被导入。',
    '二、地区填写六位代码或完整名称；邮政编码、电话须保持文本格式。',
    '三、同一地区可以有两行：人社部门，以及接收师范生的教育部门。',
    '四、已有的主管单位，空白的单元格不会清除原有内容。',
  ],
  templateColumns: () =>
    Promise.resolve({
      choices: new Map([
        ['forTeachers', ['是', '否']],
        ['region', provinces().map((it) => it.name)],
      ]),
      examples: new Map(),
    }),
  async begin(tx) {
    const known = new Map((await allAuthorities(tx)).map((it) => [keyOf(it), it]))
    const regions = new Duplicates('region', '地区')
    return {
      judge: (rows) =>
        Promise.resolve(
          rows.map(({ number, texts, reasons: found }) => {
            const reasons: Reason[] = [...found]
            const region = findDivision(texts['region'] ?? '')?.code
            const forTeachers = yesOrNo(texts['forTeachers'] ?? '')
            if (!region)
              reasons.push({ field: 'region', message: '地区无法识别，请填写六位代码或完整名称' })
            if (forTeachers === undefined)
              reasons.push({ field: 'forTeachers', message: '是否师范生应填“是”或“否”' })
            const which = { region: region ?? '', forTeachers: forTeachers ?? false }
            if (region) regions.add(keyOf(which), number)
            const former = known.get(keyOf(which))
            const given = Object.fromEntries(
              authorityFields.flatMap(({ name }) =>
                texts[name] && !['region', 'forTeachers'].includes(name)
                  ? [[name, texts[name]]]
                  : [],
              ),
            )
            const facts = {
              name: '',
              address: '',
              postcode: '',
              phone: '',
              ...former,
              ...given,
              ...which,
            }
            reasons.push(
              ...readAuthority(facts).filter(
                (it) => !reasons.some((had) => had.field === it.field),
              ),
            )
            if (reasons.length > 0) return { number, verdict: 'refused' as const, reasons }
            const write = { ...facts, version: former?.version ?? null }
            if (!former) return { number, verdict: 'accepted' as const, reasons, write }
            const isSame = Object.entries(given).every(
              ([field, value]) => former[field as keyof AuthorityFacts] === value,
            )
            return isSame
              ? { number, verdict: 'unchanged' as const, reasons }
              : { number, verdict: 'changed' as const, reasons, write }
          }),
        ),
      atEnd: () => joined(regions),
      async write(own, _at, rows) {
        if ((await writeAuthorities(own, rows)) !== rows.length) throw new ChangedMeanwhile()
      },
    }
  },
}

const keyOf = ({ region, forTeachers }: { region: string; forTeachers: boolean }) =>
  `${region}/${forTeachers}`
