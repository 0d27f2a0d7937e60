import { carriers } from 'shared-types/archives/archive-fields'
import { archiveStateLabels } from 'shared-types/archives/archive-states'
import { idTypes } from 'shared-types/students/id-number'
import { findKnownPeople } from '../../archives/import/known-people'
import { insertImported, updateImported } from '../../archives/import/write-archives'
import { within } from '../../database/scope'
import { dayInShanghai } from '../../reports/reporting-window'
import { Duplicates, joined } from '../duplicates'
import { listMajorsAndClasses, loadReferences } from '../roll/references'
import { ChangedMeanwhile, type Subject } from '../subject'
import { judgeArchive, type Written } from './judge-archive'
import { readArchive } from './read-archive'

/** Archives 「档案」 of a school and year: one a person, who is found on the roll. */
export const archiveSubject: Subject<Written> = {
  name: 'archive',
  isOfCentre: false,
  enteredMeanwhile: {
    field: 'name',
    message: '检查之后，此人的档案已由其他操作录入，请核对后重新导入',
  },
  instructions: [
    '一、请在“档案”工作表中从第三行起填写，每人一行；第二行是示例，不会被导入。',
    '二、身份证号、学号、单号等列须保持文本格式，不要使用公式、合并单元格或隐藏行。',
    '三、学生按身份证号或学号在学籍中查找，姓名须一致；没有毕业、不在学籍中的人，“是否毕业”填“否”并填写专业。',
    '四、已有档案记录的人，空白的单元格不会清除原有内容；撤销寄出或签收请在档案列表中操作。',
  ],
  async templateColumns(tx, actor) {
    const { majors } = await listMajorsAndClasses(tx, actor)
    return {
      choices: new Map<string, readonly string[]>([
        ['idType', idTypes.map((it) => it.name)],
        ['graduated', ['是', '否']],
        ['major', majors.map((it) => it.name)],
        ['carrier', carriers.map((it) => it.name)],
        ['state', Object.values(archiveStateLabels)],
      ]),
      examples: new Map([['major', majors[0]?.name ?? '']]),
    }
  },
  async begin(tx, { services, actor, schoolId, year }) {
    const { keys, db } = services
    const references = await loadReferences(tx, actor, year)
    const people = new Duplicates('idNumber', '此人')
    const today = dayInShanghai(new Date())
    return {
      async judge(rows) {
        const read = rows.map(({ number, texts, reasons }) => {
          const it = readArchive(texts, references, reasons)
          const { idNumber } = it.values
          return { ...it, number, idIndex: idNumber && keys.blindIndex('id-number', idNumber) }
        })
        const known = await within(db, { role: 'system' }, (own) =>
          findKnownPeople(
            own,
            keys,
            { schoolId, year },
            {
              idIndexes: read.flatMap((it) => it.idIndex ?? []),
              studentNumbers: read.flatMap((it) => it.values.studentNumber ?? []),
            },
          ),
        )
        return read.map(({ number, values, reasons, idIndex }) => {
          const byNumber = known.byStudentNumber.get(values.studentNumber ?? '')
          people.add(idIndex ?? byNumber?.idIndex, number)
          if (reasons.length > 0) return { number, verdict: 'refused' as const, reasons }
          const judged = judgeArchive(values, idIndex, { keys, actor, known, today })
          if (judged.verdict === 'refused')
            return { number, verdict: judged.verdict, reasons: judged.reasons }
          if (judged.verdict === 'unchanged')
            return { number, verdict: judged.verdict, reasons: [] }
          return { number, verdict: judged.verdict, reasons: [], write: judged }
        })
      },
      atEnd: () => joined(people),
      async write(own, at, rows) {
        const accepted = rows.flatMap((it) => (it.verdict === 'accepted' ? [it] : []))
        const changed = rows.flatMap((it) => (it.verdict === 'changed' ? [it] : []))
        await insertImported(own, keys, actor, at, accepted)
        if ((await updateImported(own, keys, actor, at, changed)) !== changed.length)
          throw new ChangedMeanwhile()
      },
    }
  },
}
