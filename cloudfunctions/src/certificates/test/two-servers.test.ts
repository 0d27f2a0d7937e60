import { afterAll, expect, test } from '@jest/globals'
import { cloud, functionsOn } from '../../../test/contract/doors'
import { openWorld, type Student } from '../../../test/contract/world'
import { openServices } from '../../runtime/open-services'

const world = await openWorld()
/** A second server of the same province: connections, signer and memory of its own, the same database and storage. */
const other = openServices(world.services.config, world.appUrl)
afterAll(() => other.close())
const servers = [world.mains, functionsOn(other)]

async function drawAt(server: number, student: Student): Promise<string> {
  const { event, context, read } = cloud(student, 'certificates.draw', {})
  const reply = read(await servers[server]?.student(event, context))
  if (!reply.ok) throw new Error(reply.code)
  return (reply.value as { number: string }).number
}

test('two servers that issue at once, to the same people and to others, give numbers without gaps or twins', async () => {
  const students = []
  for (let at = 0; at < 12; at++)
    students.push(await world.student({ origin: 'completed', dispatch: 'completed' }))
  const drawn = await Promise.all(
    students.map((it) => Promise.all([drawAt(0, it), drawAt(1, it), drawAt(0, it)])),
  )
  const numbers = drawn.map((of) => [...new Set(of)])
  expect(numbers.map((it) => it.length)).toEqual(students.map(() => 1))
  const sequence = numbers.flat().map((it) => Number(it.slice(-6)))
  const first = Math.min(...sequence)
  expect(sequence.sort((a, b) => a - b)).toEqual(students.map((_, at) => first + at))
  const { rows } = await world.owner.query<{ count: number }>(
    `select count(*)::int as count from certificate where student_id = any ($1) and state = 'in-force'`,
    [students.map((it) => it.id)],
  )
  expect(rows[0]?.count).toBe(students.length)
})

test('the database itself refuses a second certificate in force, and a number that there is already', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  await drawAt(0, student)
  const copy = (changes: string) =>
    world.owner.query(
      `insert into certificate
        select (jsonb_populate_record(it, $2::jsonb || ${changes})).* from certificate it where student_id = $1`,
      [student.id, JSON.stringify({ id: crypto.randomUUID(), file_path: crypto.randomUUID() })],
    )
  await expect(copy(`'{"number": "999999999999999"}'`)).rejects.toThrow('certificate_in_force')
  await expect(copy(`'{"state": "revoked"}'`)).rejects.toThrow('number')
})
