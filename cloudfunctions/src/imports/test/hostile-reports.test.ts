import { expect, test } from '@jest/globals'
import { YEAR, type Person } from '../../../test/contract/people'
import { openWorld } from '../../../test/contract/world'
import { dbfFile } from '../../../test/hostile-workbooks/dbf-file'
import { containers } from '../../../test/hostile-workbooks/containers'
import { contents } from '../../../test/hostile-workbooks/contents'
import { ambiguousSheets, suspiciousCells } from '../../../test/hostile-workbooks/sheets'
import { wrongFiles } from '../../../test/hostile-workbooks/wrong-files'
import { processorTime } from '../../../test/processor-time'

const world = await openWorld()
const level1 = await world.staff('10001level1')
const centre = await world.staff('centre')
const aSentence = /^(DBF )?[\u4e00-\u9fff][^{}]{5,}/
/** Of any one file: reading is in a worker that is given up, and the whole is measured here. */
const MOST_BUSY_MS = 20_000
const MOST_GROWN_BYTES = 500 * 1024 * 1024

type Subject = 'origin' | 'dispatch' | 'employment' | 'company'

/** The columns of the corpus' sheets, as somebody would assign them. */
const mappings: Record<Subject, Record<string, string>> = {
  origin: { 0: 'name', 1: 'idNumber', 2: 'studentNumber' },
  dispatch: { 0: 'name', 1: 'idNumber', 2: 'studentNumber' },
  employment: { 0: 'name', 1: 'idNumber', 2: 'studentNumber' },
  company: { 0: 'name', 1: 'creditCode', 2: 'nature', 3: 'industry', 4: 'region' },
}

const text = (value: string, length: number) => Buffer.from(value.padEnd(length), 'latin1')
const fields = [
  { name: 'XM', type: 'C', length: 20 },
  { name: 'SFZH', type: 'C', length: 18 },
]
const row = [text('Zhang San', 20), text('440103200402299918', 18)]
const good = () => dbfFile({ fields, rows: [row, row, row] })

/** As the province's own programs write them, but not honest. */
const hostileDbf: { title: string; make: () => Buffer }[] = [
  { title: '.dbf 传到一半', make: () => good().subarray(0, good().length - 60) },
  { title: '.dbf 只有表头的一半', make: () => good().subarray(0, 40) },
  {
    title: '.dbf 自称四十亿条记录',
    make: () => dbfFile({ fields, rows: [row], saysRecords: 0xffffffff }),
  },
  { title: '.dbf 记录长度为零', make: () => dbfFile({ fields, rows: [row], saysRecordLength: 0 }) },
  {
    title: '.dbf 表头长度越界',
    make: () => dbfFile({ fields, rows: [row], saysHeaderLength: 65_000 }),
  },
  { title: '.dbf 字段表没有结束', make: () => dbfFile({ fields, rows: [row], terminator: 0x41 }) },
  {
    title: '.dbf 里不是 GB18030 的字节',
    make: () => dbfFile({ fields, rows: [[Buffer.alloc(20, 0xff), Buffer.alloc(18, 0x81)]] }),
  },
]

/** What is read is then judged by the rules of each subject. */
const readable = [...suspiciousCells, ...hostileDbf]
/** A file of nothing is refused when it is announced. */
const corpus = [
  ...[...wrongFiles, ...containers, ...contents, ...ambiguousSheets].filter(
    ({ make }) => make().length > 0,
  ),
  ...readable,
]

/** Everything that an import of these subjects could have written. */
async function written(): Promise<number> {
  const { rows } = await world.owner.query<{ count: number }>(
    `select ((select count(*) from report) + (select count(*) from report_history)
      + (select count(*) from company))::int as count`,
  )
  return rows[0]?.count ?? 0
}

const before = await written()

async function attempt(by: Person, subject: Subject, fileId: string) {
  const { id } = await world.call(by, 'imports.start', {
    ...{ subject, fileId, year: YEAR, mapping: mappings[subject] },
  })
  await world.drain()
  return world.call(by, 'imports.get', { subject, id })
}

const subjects: [Subject, Person, typeof corpus][] = [
  ['origin', level1, corpus],
  ['dispatch', level1, readable],
  ['employment', level1, readable],
  ['company', centre, corpus],
]
const cases = subjects.flatMap(([subject, by, files]) =>
  files.map(({ title, make }) => [subject, title, by, make] as const),
)

test.each(cases)(
  'nothing of it gets in (%s), in bounded time and memory, and the answer is clear: %s',
  async (subject, _title, by, make) => {
    const fileId = await world.upload(by, 'import-file', make(), { name: 'rows.xlsx' })
    const grown = watchMemory()
    const busy = processorTime()
    const found = await attempt(by, subject, fileId)
    expect(busy()).toBeLessThan(MOST_BUSY_MS)
    expect(grown()).toBeLessThan(MOST_GROWN_BYTES)
    if (found.state === 'refused') expect(found.refusal).toMatch(aSentence)
    else {
      expect(found.state).toBe('checked')
      expect(found.counts).toMatchObject({ accepted: 0, changed: 0, unchanged: 0 })
      expect(found.counts.refused).toBeGreaterThan(0)
      for (const { reasons } of found.refusedRows)
        for (const reason of reasons) expect(reason).toMatch(aSentence)
    }
    expect(await written()).toBe(before)
  },
  60_000,
)

function watchMemory(): () => number {
  const start = process.memoryUsage.rss()
  let highest = start
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 10)
  return () => {
    clearInterval(watch)
    return highest - start
  }
}
