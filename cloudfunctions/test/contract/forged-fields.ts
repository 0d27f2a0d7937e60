type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** What the server decides by itself; nobody gets to say it, whether the contract knows the name or not. */
export const serverOwned: Record<string, Json> = {
  schoolId: '00000000-0000-7000-8000-000000000001',
  studentId: '00000000-0000-7000-8000-000000000002',
  majorId: '00000000-0000-7000-8000-000000000003',
  ownerId: '00000000-0000-7000-8000-000000000004',
  openid: 'somebody-else',
  userInfo: { openId: 'somebody-else' },
  actor: { kind: 'staff', level: 'centre' },
  role: 'system',
  level: 'centre',
  functions: ['certificates.revoke'],
  majors: 'all',
  stage: 'completed',
  state: 'applied',
  submission: 'submitted',
  source: 'school',
  version: 999,
  year: 2020,
  createdAt: '2020-01-01T00:00:00.000Z',
  isCentre: true,
  somethingUnknown: 1,
}

/** A copy of an input with one change, and where it was made. */
export interface Forgery {
  at: string
  input: Json
}

/**
 * The input with every such field that is not `declared` added to it, one at a time, and one that nobody knows added to
 * each object inside it.
 */
export function forgeFields(input: Json, declared: (name: string) => boolean): Forgery[] {
  return objectsIn(input).flatMap(({ path, value }) =>
    Object.entries(path.length === 0 ? serverOwned : { somethingUnknown: 1 })
      .filter(([name]) => !(name in value) && !(path.length === 0 && declared(name)))
      .map(([name, forged]) => ({
        at: [...path, name].join('.'),
        input: replaceAt(input, path, { ...value, [name]: forged }),
      })),
  )
}

/** Texts that a database, a page or a log could trip over. */
const hostile: Record<string, Json[]> = {
  string: [
    '',
    '\u0000',
    'a\u0000b',
    '\ud800',
    "'; drop table report; --",
    '%',
    '\\',
    '9'.repeat(5000),
    '__proto__',
  ],
  number: [-1, 0, 0.5, 2 ** 31, 2 ** 53, 1e308],
}

/** The input with each of its texts and numbers replaced, and with a value of the wrong kind. */
export function forgeValues(input: Json): Forgery[] {
  return leavesIn(input).flatMap(({ path, value }) =>
    [...(hostile[typeof value] ?? []), null, {}].map((forged) => ({
      at: `${path.join('.')} = ${JSON.stringify(forged).slice(0, 30)}`,
      input: replaceAt(input, path, forged),
    })),
  )
}

interface Place<T> {
  path: string[]
  value: T
}

function objectsIn(value: Json, path: string[] = []): Place<{ [name: string]: Json }>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([name, it]) => objectsIn(it, [...path, name]))
  return Array.isArray(value) ? inside : [{ path, value }, ...inside]
}

function leavesIn(value: Json, path: string[] = []): Place<Json>[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([name, it]) => leavesIn(it, [...path, name]))
}

function replaceAt(value: Json, [name, ...rest]: string[], replacement: Json): Json {
  if (name === undefined) return replacement
  if (Array.isArray(value))
    return value.map((it, at) => (String(at) === name ? replaceAt(it, rest, replacement) : it))
  const object = value as { [name: string]: Json }
  return { ...object, [name]: replaceAt(object[name] ?? null, rest, replacement) }
}
