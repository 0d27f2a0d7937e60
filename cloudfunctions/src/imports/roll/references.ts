import type { CodeEntry } from 'shared-types/codes/code-table'
import type { CodeTableId } from 'shared-types/codes/code-tables'
import { entriesOnRoll } from '../../codes/cohort-names'
import type { Tx } from '../../database/scope'
import type { StaffActor } from '../../runtime/actor'

export interface Major {
  id: string
  educationLevel: string
  studyYears: number
}

/** The school's majors that the importing member of staff may see, their classes, and the codes of the cohort. */
export interface References {
  /** By name or code. */
  findMajor: (nameOrCode: string) => Major | undefined
  major: (id: string) => Major | undefined
  findClass: (majorId: string, name: string) => string | undefined
  /** Of the version that serves the cohort, where it is not the one that comes with the platform. */
  laterEntries: LaterEntries
}

type LaterEntries = ReadonlyMap<CodeTableId, readonly CodeEntry[]>

export async function loadReferences(tx: Tx, actor: StaffActor, year: number): Promise<References> {
  const { majors, classes } = await listMajorsAndClasses(tx, actor)
  return indexReferences(majors, classes, await entriesOnRoll(tx, year))
}

export async function listMajorsAndClasses(tx: Tx, actor: StaffActor) {
  const isVisible = (majorId: string) => actor.majors === 'all' || actor.majors.includes(majorId)
  const majors = await tx
    .selectFrom('major')
    .select(['id', 'code', 'name', 'education_level', 'study_years'])
    .where('school_id', '=', actor.schoolId)
    .orderBy('name')
    .execute()
  const classes = await tx
    .selectFrom('class')
    .select(['id', 'major_id', 'name'])
    .where('school_id', '=', actor.schoolId)
    .orderBy('name')
    .execute()
  return {
    majors: majors.filter((it) => isVisible(it.id)),
    classes: classes.filter((it) => isVisible(it.major_id)),
  }
}

export function indexReferences(
  majors: readonly {
    id: string
    code: string
    name: string
    education_level: string
    study_years: number
  }[],
  classes: readonly { id: string; major_id: string; name: string }[],
  laterEntries: LaterEntries = new Map(),
): References {
  const byId = new Map<string, Major>()
  const byName = new Map<string, Major>()
  const byCode = new Map<string, Major>()
  for (const it of majors) {
    const major = { id: it.id, educationLevel: it.education_level, studyYears: it.study_years }
    byId.set(it.id, major)
    byName.set(plain(it.name), major)
    byCode.set(plain(it.code), major)
  }
  const classIds = new Map(classes.map((it) => [`${it.major_id}/${plain(it.name)}`, it.id]))
  return {
    findMajor: (text) => byName.get(plain(text)) ?? byCode.get(plain(text)),
    major: (id) => byId.get(id),
    findClass: (majorId, name) => classIds.get(`${majorId}/${plain(name)}`),
    laterEntries,
  }
}

/** Brackets and digits in full width are the same name. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
