import type { Tx } from '../../src/database/scope'
import { newId } from '../../src/runtime/new-id'
import { defaultAuthorities } from './authorities'
import { setSwitches } from './load-organisation'
import type { SeedFile } from './seed-file'

/** The tenant of the centre has no code in the national list of institutions. */
const CENTRE_CODE = '00000'

/** Working years, authorities and the provincial centre itself; returns the centre's id. */
export async function loadProvince(tx: Tx, file: SeedFile, now: Date): Promise<string> {
  if (file.years.some((it) => it.current))
    await tx.updateTable('working_year').set({ is_current: false }).execute()
  for (const { year, current } of file.years) {
    await tx
      .insertInto('working_year')
      .values({ year, is_current: current })
      .onConflict((it) => it.column('year').doUpdateSet({ is_current: current }))
      .execute()
  }
  await loadAuthorities(tx, file)
  const centre = await tx
    .insertInto('school')
    .values({
      id: newId(),
      code: CENTRE_CODE,
      name: file.centre.name,
      is_centre: true,
      created_at: now,
    })
    .onConflict((it) => it.column('code').doUpdateSet({ name: file.centre.name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const it of file.years) if (it.open) await setSwitches(tx, centre.id, it.year, it.open)
  return centre.id
}

async function loadAuthorities(tx: Tx, { authorities }: SeedFile): Promise<void> {
  for (const it of authorities ?? defaultAuthorities()) {
    const facts = { name: it.name, address: it.address, postcode: it.postcode, phone: it.phone }
    const insert = tx
      .insertInto('authority')
      .values({ region: it.region, for_teachers: it.forTeachers, ...facts })
    // The built-in table fills gaps; it never replaces what the centre keeps.
    await insert
      .onConflict((conflict) => {
        const same = conflict.columns(['region', 'for_teachers'])
        return authorities ? same.doUpdateSet(facts) : same.doNothing()
      })
      .execute()
  }
}
