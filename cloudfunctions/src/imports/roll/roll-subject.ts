import { choices } from 'shared-types/codes/code-tables'
import { idTypes } from 'shared-types/students/id-number'
import { rollFields, sexes, type RollField } from 'shared-types/students/roll-fields'
import { entriesOnRoll } from '../../codes/cohort-names'
import { within } from '../../database/scope'
import { Duplicates, joined } from '../duplicates'
import { judgeRow, type Judgement } from '../rows/judge-row'
import { readRow } from '../rows/read-row'
import type { Reason } from '../rows/row'
import type { Subject } from '../subject'
import { listMajorsAndClasses, loadReferences, type References } from './references'
import { listOnRoll, numbersOf } from './students-on-roll'
import { insertStudents, updateStudents } from './write-students'

type Written = Extract<Judgement, { verdict: 'accepted' | 'changed' }>

/** The roll 「学籍」 of a school and year: known by ID number, student numbers unique. */
export const rollSubject: Subject<Written> = {
  name: 'roll',
  isOfCentre: false,
  enteredMeanwhile: {
    field: 'idNumber',
    message: '检查之后，该学生已由其他操作录入，请核对后重新导入',
  },
  instructions: [
    '一、请在“学籍”工作表中从第三行起填写，每名学生一行；第二行是示例，不会被导入。',
    '二、身份证号、学号等列须保持文本格式，不要使用公式、合并单元格或隐藏行。',
    '三、有下拉列表的列，填写名称或代码都可以；没有内容的可选列请留空。',
    '四、已在学籍中的学生，空白的单元格不会清除原有内容。',
  ],
  async templateColumns(tx, actor, year) {
    const { majors, classes } = await listMajorsAndClasses(tx, actor)
    const [major] = majors
    const ofMajor = classes.find((it) => it.major_id === major?.id)?.name ?? ''
    const lists = {
      majors: majors.map((it) => it.name),
      classes: classes.map((it) => it.name),
      later: await entriesOnRoll(tx, year),
    }
    return {
      choices: new Map(rollFields.map((it) => [it.name, choicesOf(it, lists)])),
      // The example names a major and class that the school really has.
      examples: new Map([...(major ? [['major', major.name] as const] : []), ['class', ofMajor]]),
    }
  },
  async begin(tx, { services, actor, schoolId, year }) {
    const { keys, db } = services
    const references = await loadReferences(tx, actor, year)
    const idNumbers = new Duplicates('idNumber', '身份证号')
    const studentNumbers = new Duplicates('studentNumber', '学号')
    return {
      async judge(rows) {
        const read = rows.map(({ number, texts, reasons }) => {
          const it = readRow(texts, references, reasons as Reason[])
          const { idNumber } = it.values
          const idIndex = idNumber ? keys.blindIndex('id-number', idNumber) : undefined
          idNumbers.add(idIndex, number)
          studentNumbers.add(it.values.studentNumber, number)
          return { ...it, idIndex, number }
        })
        // In the platform's scope: a number is also taken by a student whom the importer may not see.
        const onRoll = await within(db, { role: 'system' }, (own) =>
          listOnRoll(own, { schoolId, year }, numbersOf(read)),
        )
        return read.map((row) => {
          const judged = judgeRow(row, references, onRoll)
          return {
            number: row.number,
            verdict: judged.verdict,
            reasons: judged.verdict === 'refused' ? judged.reasons : [],
            ...('student' in judged && { studentId: judged.student.id }),
            ...((judged.verdict === 'accepted' || judged.verdict === 'changed') && {
              write: judged,
            }),
          }
        })
      },
      atEnd: () => joined(idNumbers, studentNumbers),
      async write(own, at, rows) {
        const accepted = rows.flatMap((it) => (it.verdict === 'accepted' ? [it] : []))
        const changed = rows.flatMap((it) => (it.verdict === 'changed' ? [it] : []))
        await insertStudents(own, keys, at, accepted)
        await updateStudents(own, at, changed)
      },
    }
  },
}

function choicesOf(
  field: RollField,
  {
    majors,
    classes,
    later,
  }: { majors: readonly string[]; classes: readonly string[]; later: References['laterEntries'] },
): readonly string[] {
  if (field.type === 'id-type') return idTypes.map((it) => it.name)
  if (field.type === 'sex') return sexes.map((it) => it.name)
  if (field.type === 'major') return majors
  if (field.type === 'class') return [...new Set(classes)]
  return field.code ? choices(field.code, later.get(field.code)).map((it) => it.name) : []
}
