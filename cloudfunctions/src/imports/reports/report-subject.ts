import { offeredBy } from 'shared-types/reports/fields/choices'
import type { Field } from 'shared-types/reports/fields/field'
import { reportImportFields } from 'shared-types/reports/exchange/import-fields'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { currentForm } from '../../reports/form-settings'
import type { ReportToWrite } from '../../reports/import/import-report'
import { insertImported, updateImported } from '../../reports/import/write-reports'
import { Duplicates, joined } from '../duplicates'
import { ChangedMeanwhile, type Subject } from '../subject'
import { judgeReports } from './judge-reports'
import { loadUnitNames, type UnitNames } from './unit-names'

type Written = ReportToWrite & { verdict: 'accepted' | 'changed' }

/** Reports of one kind of a school and year; the students are on the roll already. */
export const reportSubject = (kind: ReportKindName): Subject<Written> => ({
  name: kind,
  isOfCentre: false,
  enteredMeanwhile: {
    field: 'name',
    message: '检查之后，该学生的上报已由其他操作录入，请核对后重新导入',
  },
  instructions: instructionsOf(kind),
  async fieldsOf(tx, { schoolId, year }) {
    return reportImportFields(kind, (await currentForm(tx, schoolId, year, kind)).fields)
  },
  async templateColumns(tx, actor, year) {
    const { fields } = await currentForm(tx, actor.schoolId, year, kind)
    const units = await loadUnitNames(tx, actor.schoolId)
    const choices = new Map(fields.map((it) => [it.name, choicesOf(it, units)]))
    return {
      choices,
      // The example names what the school really has.
      examples: new Map([...choices].flatMap(([name, [first]]) => (first ? [[name, first]] : []))),
    }
  },
  async begin(tx, about) {
    const { services, actor, schoolId, year } = about
    const { keys, db } = services
    const form = await currentForm(tx, schoolId, year, kind)
    const units = await loadUnitNames(tx, schoolId)
    const people = new Duplicates('name', '此人')
    return {
      judge: (rows) =>
        judgeReports({ db, keys, actor, schoolId, year, kind, form, units, people }, rows),
      atEnd: () => joined(people),
      async write(own, { now }, rows) {
        const writing = { keys, kind, form, actor, now }
        const of = (verdict: Written['verdict']) => rows.filter((it) => it.verdict === verdict)
        const done =
          (await insertImported(own, writing, of('accepted'))) +
          (await updateImported(own, writing, of('changed')))
        if (done !== rows.length) throw new ChangedMeanwhile()
      },
    }
  },
})

const instructionsOf = (kind: ReportKindName) => [
  `一、请在“${reportKinds[kind].label}”工作表中从第三行起填写，每名学生一行；第二行是示例，不会被导入。`,
  '二、学生按学号或身份证号在学籍中查找，须已在学籍中；身份证号、学号等列须保持文本格式，不要使用公式、合并单元格或隐藏行。',
  '三、有下拉列表的列，填写名称或代码都可以；空白的单元格不会清除原有内容。',
  '四、已完成审核的记录不能修改；中心待审的记录修改后退回一级待审。附件不能导入，请在列表中逐条上传。',
]

function choicesOf(field: Field, units: UnitNames): readonly string[] {
  if (field.type === 'unit') return units.names(field.unit ?? 'campus')
  return field.type === 'code' || field.type === 'choice'
    ? offeredBy(field).map((it) => it.name)
    : []
}
