import { sql } from 'kysely'
import type { Tx } from '../database/scope'

export interface AuthorityFacts {
  region: string
  forTeachers: boolean
  name: string
  address: string
  postcode: string
  phone: string
}
export type AuthorityRow = AuthorityFacts & { version: number }

const select = (tx: Tx) =>
  tx
    .selectFrom('authority')
    .select([
      'region',
      'for_teachers as forTeachers',
      'name',
      'address',
      'postcode',
      'phone',
      'version',
    ])

export const allAuthorities = (tx: Tx): Promise<AuthorityRow[]> => select(tx).execute()

export const findAuthority = (
  tx: Tx,
  at: Pick<AuthorityFacts, 'region' | 'forTeachers'>,
): Promise<AuthorityRow | undefined> =>
  select(tx)
    .where('region', '=', at.region)
    .where('for_teachers', '=', at.forTeachers)
    .executeTakeFirst()

export async function listAuthorities(
  tx: Tx,
  {
    search,
    after,
    limit,
  }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: AuthorityRow[]; total: number }> {
  const part = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const matching = select(tx).$if(!!search, (query) =>
    query.where((eb) => eb.or([eb('name', 'like', part), eb('region', 'like', part)])),
  )
  const rows = await matching
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`region || '_' || for_teachers > ${after}`),
    )
    .orderBy('region')
    .orderBy('for_teachers')
    .limit(limit)
    .execute()
  const counted = await tx
    .selectFrom(matching.as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total: counted.total }
}

/** Adds those without a version, changes those that are still as they were read; tells how many it wrote. */
export async function writeAuthorities(
  tx: Tx,
  rows: readonly (AuthorityFacts & { version: number | null })[],
): Promise<number> {
  let written = 0
  for (const { region, forTeachers, version, name, address, postcode, phone } of rows) {
    const facts = { name, address, postcode, phone }
    if (version === null) {
      await tx
        .insertInto('authority')
        .values({ region, for_teachers: forTeachers, ...facts })
        .execute()
      written += 1
      continue
    }
    const result = await tx
      .updateTable('authority')
      .set({ ...facts, version: version + 1 })
      .where('region', '=', region)
      .where('for_teachers', '=', forTeachers)
      .where('version', '=', version)
      .executeTakeFirst()
    written += Number(result.numUpdatedRows)
  }
  return written
}

export async function deleteAuthority(
  tx: Tx,
  at: { region: string; forTeachers: boolean; version: number },
): Promise<boolean> {
  const result = await tx
    .deleteFrom('authority')
    .where('region', '=', at.region)
    .where('for_teachers', '=', at.forTeachers)
    .where('version', '=', at.version)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
