import { within, type Tx } from '../database/scope'
import { dayInShanghai } from '../reports/reporting-window'
import type { Services } from '../runtime/services'
import { canonicalJson } from './canonical-json'
import { findBrokenLink } from './verify-chain'
import type { AuditKey, Seal } from './seals/audit-key'
import { dayPath, digestOf, listSeals, type DayFile } from './seals/seal-day'

export interface AuditFinding {
  schoolId: string
  /** A sentence for the person who runs the check. */
  problem: string
}

export interface AuditReport {
  schools: number
  entries: number
  seals: number
  days: number
  findings: AuditFinding[]
}

type Verified = Pick<Services, 'db' | 'storage' | 'auditKey'>

/**
 * Every chain link by link, then every seal: of the database and of the files outside it. What was written since the
 * last seal is protected by the chain alone.
 */
export async function verifyAudit(services: Verified): Promise<AuditReport> {
  const key = services.auditKey()
  const { schools, seals } = await within(services.db, { role: 'system' }, async (tx) => ({
    schools: await tx.selectFrom('school').select('id').execute(),
    seals: await listSeals(tx),
  }))
  const files = await readFiles(services, seals)
  const outside = files.days.flatMap((it) => it.seals)
  const findings: AuditFinding[] = [...files.findings, ...compare(seals, outside)]
  let entries = 0
  const known = new Set([...schools.map((it) => it.id), ...outside.map((it) => it.schoolId)])
  for (const schoolId of known) {
    await within(services.db, { role: 'system' }, async (tx) => {
      const broken = await findBrokenLink(tx, schoolId)
      if (broken !== undefined)
        findings.push({
          schoolId,
          problem: `第 ${broken} 条起与前文不符：有记录被改动、删除、插入或调换`,
        })
      entries += await countEntries(tx, schoolId)
      const ofSchool = distinct([...seals, ...outside].filter((it) => it.schoolId === schoolId))
      for (const seal of ofSchool) findings.push(...(await judgeSeal(tx, key, seal)))
    })
  }
  return { schools: known.size, entries, seals: seals.length, days: files.days.length, findings }
}

/** A chain that was rewritten from some entry on is whole in itself; what was signed before tells. */
async function judgeSeal(tx: Tx, key: AuditKey, seal: Seal): Promise<AuditFinding[]> {
  const { schoolId, day, sequence } = seal
  if (!key.holds(seal))
    return [{ schoolId, problem: `${day} 的签名不成立：封条被改动，或不是本系统的密钥所签` }]
  const entry = await tx
    .selectFrom('audit_entry')
    .select('hash')
    .where('school_id', '=', schoolId)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  if (!entry)
    return [{ schoolId, problem: `${day} 封存时有 ${sequence} 条，现在不足：末尾的记录被删除` }]
  if (entry.hash !== seal.hash)
    return [{ schoolId, problem: `第 ${sequence} 条与 ${day} 封存的不同：整条链被重写` }]
  return []
}

/** Two that differ in anything are two. */
const keyOf = (it: Seal) => canonicalJson(it)

const distinct = (seals: readonly Seal[]): Seal[] => [
  ...new Map(seals.map((it) => [keyOf(it), it])).values(),
]

/** Both places hold the same seals; a seal that is in one alone was taken from the other. */
function compare(inside: readonly Seal[], outside: readonly Seal[]): AuditFinding[] {
  const missing = (from: readonly Seal[], than: readonly Seal[], where: string) => {
    const there = new Set(from.map(keyOf))
    return than
      .filter((it) => !there.has(keyOf(it)))
      .map((it) => ({ schoolId: it.schoolId, problem: `${it.day} 的封条不在${where}中` }))
  }
  return [...missing(inside, outside, '数据库'), ...missing(outside, inside, '存储文件')]
}

const DAY_MS = 24 * 3600 * 1000
/** So far back a last file is looked for that the database no longer knows of. */
const MOST_DAYS = 400

async function findLastDay(
  services: Verified,
  known: string | undefined,
): Promise<string | undefined> {
  const today = Date.now()
  for (let back = 0; back < MOST_DAYS; back++) {
    const day = dayInShanghai(new Date(today - back * DAY_MS))
    if (known !== undefined && day <= known) return known
    if (await services.storage.get(dayPath(day)).catch(() => undefined)) return day
  }
  return known
}

/** From the last day backwards, along what the files say of each other. */
async function readFiles(services: Verified, seals: readonly Seal[]) {
  const findings: AuditFinding[] = []
  const days: DayFile[] = []
  const last = await findLastDay(services, seals.at(-1)?.day)
  let expected: { day: string; digest?: string } | undefined = last ? { day: last } : undefined
  while (expected) {
    const { day, digest }: { day: string; digest?: string } = expected
    const bytes = await services.storage.get(dayPath(day)).catch(() => undefined)
    if (!bytes) {
      findings.push({ schoolId: '', problem: `${day} 的封条文件不见了` })
      break
    }
    if (digest !== undefined && digestOf(bytes) !== digest)
      findings.push({ schoolId: '', problem: `${day} 的封条文件被改动` })
    const file = JSON.parse(bytes.toString('utf8')) as DayFile
    days.push(file)
    expected = file.previousDay ? { day: file.previousDay, digest: file.previousDigest } : undefined
  }
  return { days, findings }
}

async function countEntries(tx: Tx, schoolId: string): Promise<number> {
  const row = await tx
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('school_id', '=', schoolId)
    .executeTakeFirstOrThrow()
  return row.count
}
