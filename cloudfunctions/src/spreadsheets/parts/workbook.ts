import { posix } from 'node:path'
import type { Container } from '../container/open-container'
import { WorkbookRefusal } from '../refusal'
import { readWholeXml } from './read-xml'

export type SheetEntry = { name: string; part: string; isVisible: boolean }

export type Workbook = {
  sheets: SheetEntry[]
  sharedStringsPart: string | undefined
  stylesPart: string | undefined
  /** Days are counted from 1904 instead of 1900: workbooks begun on an old Mac. */
  countsFrom1904: boolean
}

type Relation = { kind: string; part: string }

const mainKinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

/** Finds the sheets and the parts that they need. Both OOXML dialects, transitional and strict. */
export async function readWorkbook(container: Container): Promise<Workbook> {
  await assertWorkbook(container)
  const root = await readRelations(container, '')
  const main = [...root.values()].find(({ kind }) => kind === 'officeDocument')
  if (!main) throw new WorkbookRefusal('missing-part', { where: 'workbook.xml' })
  await assertMainKind(container, main.part)
  const relations = await readRelations(container, main.part)
  const ofKind = (kind: string) => [...relations.values()].find((one) => one.kind === kind)?.part
  return {
    ...(await readMain(container, main.part, relations)),
    sharedStringsPart: ofKind('sharedStrings'),
    stylesPart: ofKind('styles'),
  }
}

async function assertWorkbook(container: Container) {
  if (container.has('[Content_Types].xml')) return
  if (!container.has('mimetype')) {
    throw new WorkbookRefusal('not-a-workbook', { detail: 'a zip file of something else' })
  }
  for await (const bytes of container.read('mimetype')) {
    const isOds = bytes.toString('latin1').includes('opendocument.spreadsheet')
    throw isOds
      ? new WorkbookRefusal('other-spreadsheet', { where: 'ODS' })
      : new WorkbookRefusal('not-a-workbook')
  }
}

async function assertMainKind(container: Container, part: string) {
  let kind: string | undefined
  await readWholeXml(container, '[Content_Types].xml', {
    open(name, { PartName, ContentType }) {
      if (name === 'Override' && PartName?.toLowerCase() === `/${part}`.toLowerCase()) {
        kind = ContentType
      }
    },
  })
  if (kind?.includes('sheet.binary')) {
    throw new WorkbookRefusal('other-spreadsheet', { where: 'xlsb' })
  }
  if (/macroEnabled/i.test(kind ?? '')) throw new WorkbookRefusal('has-macros')
  if (kind !== `${mainKinds}sheet.main+xml` && kind !== `${mainKinds}template.main+xml`) {
    throw new WorkbookRefusal('not-a-workbook', { detail: `content type ${kind ?? 'undeclared'}` })
  }
}

/** Relations of a part by id; of the whole package when `part` is ''. */
async function readRelations(container: Container, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part)
  const relations = new Map<string, Relation>()
  await readWholeXml(container, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      if (!Id || !Type || !Target) throw new WorkbookRefusal('broken-content', { where: part })
      const kind = Type.slice(Type.lastIndexOf('/') + 1)
      if (kind === 'vbaProject') throw new WorkbookRefusal('has-macros')
      relations.set(Id, { kind, part: posix.join('/', folder, absolute(Target)).slice(1) })
    },
  })
  return relations

  function absolute(target: string) {
    return target.startsWith('/') ? posix.relative(posix.join('/', folder), target) : target
  }
}

async function readMain(container: Container, part: string, relations: Map<string, Relation>) {
  const sheets: SheetEntry[] = []
  let countsFrom1904 = false
  await readWholeXml(container, part, {
    open(name, attributes) {
      if (name === 'workbookPr') countsFrom1904 = isTrue(attributes['date1904'])
      if (name === 'sheet') sheets.push(sheetOf(attributes))
    },
  })
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()))
  if (names.size < sheets.length) {
    throw new WorkbookRefusal('broken-content', { where: '工作表重名' })
  }
  return { sheets: sheets.filter((sheet) => sheet !== chart), countsFrom1904 }

  function sheetOf(attributes: Record<string, string>): SheetEntry {
    const id = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1]
    const relation = relations.get(id ?? '')
    const name = attributes['name'] ?? ''
    if (!relation) throw new WorkbookRefusal('missing-part', { where: `工作表「${name}」` })
    if (relation.kind !== 'worksheet') return chart
    return {
      name,
      part: relation.part,
      isVisible: (attributes['state'] ?? 'visible') === 'visible',
    }
  }
}

/** Stands for chart and dialogue sheets, which hold no rows. */
const chart: SheetEntry = { name: '', part: '', isVisible: false }

export const isTrue = (value: string | undefined) => value === '1' || value === 'true'
