import { choices as choicesOfTable } from 'shared-types/codes/code-tables'
import {
  fieldsOfUnit,
  unitKindLabels,
  type OrganisationUnitKind,
} from 'shared-types/organisation/unit-fields'
import { allUnits } from '../../organisation/units/records'
import { newestEntries } from '../../codes/newest-entries'
import { loadUnitReferences } from '../../organisation/units/references'
import type { Subject } from '../subject'
import { judgeUnits, type WrittenUnit } from './judge-units'

/** Departments, majors and classes of a school, by the fields of the contract. */
export function unitSubject(kind: Exclude<OrganisationUnitKind, 'campus'>): Subject<WrittenUnit> {
  const label = unitKindLabels[kind]
  return {
    name: kind,
    isOfCentre: false,
    enteredMeanwhile: {
      field: 'name',
      message: `检查之后，该${label}已由其他操作录入，请核对后重新导入`,
    },
    instructions: [
      `一、请在“${label}”工作表中从第三行起填写，每个${label}一行；第二行是示例，不会被导入。`,
      '二、代码、电话等列须保持文本格式，不要使用公式、合并单元格或隐藏行。',
      '三、有下拉列表的列，填写名称或代码都可以；没有内容的可选列请留空。',
      `四、已有的${label}，空白的单元格不会清除原有内容。`,
    ],
    async templateColumns(tx, actor) {
      const choices = new Map<string, readonly string[]>()
      const examples = new Map<string, string>()
      for (const field of fieldsOfUnit(kind)) {
        if (field.code)
          choices.set(
            field.name,
            choicesOfTable(field.code, await newestEntries(tx, field.code)).map((it) => it.name),
          )
        if (!field.unit) continue
        const names = (await allUnits(tx, field.unit, actor)).map((it) => it.values['name'] ?? '')
        choices.set(field.name, names)
        if (field.required && names[0]) examples.set(field.name, names[0])
      }
      return { choices, examples }
    },
    async begin(tx, { actor, services }) {
      const references = await loadUnitReferences(tx, kind, actor)
      return judgeUnits({ kind, actor, references, db: services.db })
    },
  }
}
