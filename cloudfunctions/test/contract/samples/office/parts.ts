import type { World } from '../../world'

let order = 0
let year = 2030
let code = 20_000

/** Words, years and codes that no sample has used before. */
export const fresh = (word: string) => `${word}${(order += 1)}`
export const freshYear = () => (year += 1)
export const freshCode = () => String((code += 1))

export const school = (world: World) => world.staff('10001level1')
export const centre = (world: World) => world.staff('centre')

/** A call that tells its caller about themselves or their own school. */
export const ofOwn =
  <I>(by: (world: World) => ReturnType<World['staff']>, input: I) =>
  async (world: World) => ({ by: await by(world), input, others: 'own' as const })

export const ofCentre = <I>(input: I) => ({
  staff: async (world: World) => ({
    by: await centre(world),
    input,
    others: 'permission-denied' as const,
  }),
})

/** A school that the centre has just added, with its administrator. */
export async function addedSchool(world: World) {
  const by = await centre(world)
  const administrator = { accountSuffix: 'admin', name: '管理员' }
  const input = { code: freshCode(), name: fresh('新学校'), region: '440100', administrator }
  const { school: made } = await world.call(by, 'schools.add', input)
  return { by, made, others: 'permission-denied' as const }
}
