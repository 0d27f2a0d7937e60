import { archiveFields } from 'shared-types/archives/archive-fields'
import { findArchiveTransition } from 'shared-types/archives/archive-states'
import { checkArchive, tidyArchive } from 'shared-types/archives/check-archive'
import { onTheRoll } from '../../src/archives/holder'
import { insertArchive, insertEvent } from '../../src/archives/queries'
import type { Tx } from '../../src/database/scope'
import type { Keys } from '../../src/platform/crypto/sealing'
import { sealFields } from '../../src/reports/sealed-data'
import { newId } from '../../src/runtime/new-id'
import { SeedError, type SeedArchive } from './seed-file'

interface Owner {
  schoolId: string
  id: string
  studentNumber: string
  year: number
  now: Date
}

/** The archive of a student, with the steps that led to where it is; one that exists is left as its people made it. */
export async function loadArchive(
  tx: Tx,
  keys: Keys,
  owner: Owner,
  archive: SeedArchive,
): Promise<void> {
  const { steps } = archive
  const last = steps.at(-1)
  if (!last) return
  refuseFaults(owner.studentNumber, archive)
  const data = sealFields(keys, archiveFields, tidyArchive(archive.data, last.state))
  const stored = JSON.stringify(data)
  const id = newId()
  const isNew = await insertArchive(tx, {
    school_id: owner.schoolId,
    id,
    year: owner.year,
    ...onTheRoll(owner.id),
    graduated: archive.graduated,
    state: last.state,
    state_on: last.on,
    data: stored,
    version: steps.length,
    created_at: owner.now,
    updated_at: owner.now,
  })
  if (!isNew) return
  for (const [at, step] of steps.entries()) {
    await insertEvent(tx, {
      school_id: owner.schoolId,
      id: newId(),
      archive_id: id,
      at: owner.now,
      happened_on: step.on,
      action: at === 0 ? 'add' : 'move',
      from_state: steps[at - 1]?.state ?? null,
      to_state: step.state,
      note: step.note ?? null,
      actor_name: '数据载入',
      version: at + 1,
      data: stored,
    })
  }
}

function refuseFaults(studentNumber: string, { steps, data }: SeedArchive): void {
  const refuse = (why: string) => {
    throw new SeedError(`学号 ${studentNumber} 的档案不正确：${why}`)
  }
  steps.forEach(({ state, on }, at) => {
    const former = steps[at - 1]
    if (former && !findArchiveTransition(former.state, state))
      refuse(`不能从 ${former.state} 到 ${state}`)
    if (former && on < former.on) refuse(`${on} 早于上一步的 ${former.on}`)
    const [problem] = checkArchive(data, state)
    if (problem) refuse(problem.message)
  })
}
