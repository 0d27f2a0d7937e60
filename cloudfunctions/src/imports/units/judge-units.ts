import { unitKindLabels, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import type { Database } from '../../database/client'
import { within } from '../../database/scope'
import { missingOf, readUnit } from '../../organisation/units/read-unit'
import { allUnits, type UnitRecord } from '../../organisation/units/records'
import { plainName, type UnitReferences } from '../../organisation/units/references'
import {
  insertUnits,
  updateUnits,
  type ChangedUnit,
  type NewUnit,
} from '../../organisation/units/write-units'
import type { StaffActor } from '../../runtime/actor'
import { newId } from '../../runtime/new-id'
import { Duplicates, joined } from '../duplicates'
import { ChangedMeanwhile, type Judge, type JudgedRow, type Reason, type TextRow } from '../subject'
import { FileParents } from './file-parents'
import { indexKnown, type KnownUnits } from './known-units'

/** A unit of the file; the parent may be named by a row of the same file and is found when all are written. */
export type WrittenUnit = { number: number; parentName?: string } & (
  ({ verdict: 'accepted' } & NewUnit) | ({ verdict: 'changed' } & ChangedUnit)
)

interface About {
  kind: OrganisationUnitKind
  actor: StaffActor
  references: UnitReferences
  db: Database
}

export async function judgeUnits(about: About): Promise<Judge<WrittenUnit>> {
  const { kind, actor, db } = about
  // In the platform's scope: a name is also taken by a unit that the importer may not see.
  const all = await within(db, { role: 'system' }, (tx) =>
    allUnits(tx, kind, { schoolId: actor.schoolId, majors: 'all' }),
  )
  const known = indexKnown(kind, all)
  const names = new Duplicates('name', `${unitKindLabels[kind]}名称`)
  const codes = new Duplicates('code', '专业代码')
  const parents = new FileParents(all)
  return {
    judge(rows) {
      return Promise.resolve(
        rows.map((row) => {
          const { judged, keys } = judgeRow(about, known, row)
          names.add(keys.name, row.number)
          codes.add(keys.code, row.number)
          parents.add(row.number, judged.verdict !== 'refused', row.texts)
          return judged
        }),
      )
    },
    atEnd() {
      const doubles = joined(names, codes)
      return kind === 'department' ? parents.reasons(doubles) : doubles
    },
    write: (tx, at, rows) => writeUnits(kind, parents, tx, at, rows),
  }
}

function judgeRow(
  about: About,
  known: KnownUnits,
  row: TextRow,
): { judged: JudgedRow<WrittenUnit>; keys: { name?: string; code?: string } } {
  const { kind, references } = about
  const faulty = new Set(row.reasons.map((it) => it.field))
  // Whether a parent exists only the whole file tells.
  const { parent, ...texts } = Object.fromEntries(
    Object.entries(row.texts).filter(([field]) => !faulty.has(field)),
  ) as Record<string, string> & { parent?: string }
  const { values, problems } = readUnit(kind, texts, references)
  const keys = known.keysOf(values)
  const former = known.find(values)
  const reasons: Reason[] = [...row.reasons, ...problems, ...known.conflicts(values, former)]
  if (former && !isOwn(about, former)) reasons.push(notOwn)
  if (!former && kind === 'major' && about.actor.majors !== 'all') reasons.push(notToAdd)
  const merged = { ...former?.values, ...values }
  const named = new Set(reasons.map((it) => it.field))
  reasons.push(...missingOf(kind, merged).filter((it) => !named.has(it.field)))
  const judged = (verdict: JudgedRow<WrittenUnit>['verdict'], write?: WrittenUnit) => ({
    judged: { number: row.number, verdict, reasons, ...(write && { write }) },
    keys,
  })
  if (reasons.length > 0) return judged('refused')
  const link = { number: row.number, ...(parent && { parentName: plainName(parent) }) }
  if (!former)
    return judged('accepted', { ...link, verdict: 'accepted', id: newId(), values: merged })
  const isSame =
    Object.entries(values).every(([field, value]) => former.values[field] === value) &&
    (!parent || known.isNamed(former.values['parent'] ?? '', parent))
  if (isSame) return judged('unchanged')
  const { id, version } = former
  return judged('changed', { ...link, verdict: 'changed', id, version, values: merged })
}

const notOwn: Reason = { field: 'name', message: '已有此名称，但不在您管理的专业内' }
const notToAdd: Reason = { field: 'name', message: '您只管理部分专业，不能添加新的专业' }

function isOwn({ kind, actor }: About, unit: UnitRecord): boolean {
  if (actor.majors === 'all' || kind === 'department' || kind === 'campus') return true
  return actor.majors.includes(kind === 'major' ? unit.id : (unit.values['major'] ?? ''))
}

/** New units first and without parents, then every parent: a row may name one that comes later in the file. */
async function writeUnits(
  kind: OrganisationUnitKind,
  parents: FileParents,
  tx: Parameters<Judge<WrittenUnit>['write']>[0],
  { schoolId }: { schoolId: string },
  rows: readonly WrittenUnit[],
): Promise<void> {
  const accepted = rows.flatMap((it) => (it.verdict === 'accepted' ? [it] : []))
  const changed = rows.flatMap((it) => (it.verdict === 'changed' ? [it] : []))
  await insertUnits(tx, kind, schoolId, accepted)
  const idOf = parents.idsWith(accepted)
  const withParent = <T extends WrittenUnit>(it: T) => ({
    ...it,
    values: { ...it.values, parent: idOf(it.parentName ?? '') ?? it.values['parent'] ?? '' },
  })
  const moved = accepted
    .filter((it) => it.parentName)
    .map((it) => ({ ...withParent(it), version: 1 }))
  const updates = [...moved, ...changed.map(withParent)]
  if ((await updateUnits(tx, kind, schoolId, updates)) !== updates.length)
    throw new ChangedMeanwhile()
}
