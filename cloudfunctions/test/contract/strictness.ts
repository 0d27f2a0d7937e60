interface Schema {
  _zod: { def: Record<string, unknown> & { type: string } }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && '_zod' in value

/** Paths of the objects in a schema that would let unknown fields pass. */
export function looseObjects(schema: unknown, path = 'input'): string[] {
  if (!isSchema(schema)) return []
  const { def } = schema._zod
  if (def.type !== 'object') return children(def).flatMap((it) => looseObjects(it, path))
  const { catchall, shape } = def as unknown as {
    catchall?: Schema
    shape: Record<string, unknown>
  }
  const isStrict = catchall?._zod.def.type === 'never'
  const inside = Object.entries(shape).flatMap(([name, it]) => looseObjects(it, `${path}.${name}`))
  return isStrict ? inside : [path, ...inside]
}

/** Schemas within an array, an option, a union, a default … */
function children(def: Record<string, unknown>): unknown[] {
  return Object.values(def).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  )
}

/** The members that an object schema declares, by name; none of any other schema. */
export function membersOf(schema: unknown): Readonly<Record<string, unknown>> {
  const shape = isSchema(schema) ? schema._zod.def['shape'] : undefined
  return (shape as Record<string, unknown> | undefined) ?? {}
}

/** The choices of an enumerated member; undefined when there is no such member. */
export function choicesOf(schema: unknown, member: string): readonly string[] | undefined {
  return (membersOf(schema)[member] as { options?: string[] } | undefined)?.options
}
